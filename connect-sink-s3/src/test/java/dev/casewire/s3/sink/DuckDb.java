// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A query engine that is not ours, as the judge of Parquet objects. */
public final class DuckDb {

    private static final Connection CONNECTION = connect();

    private DuckDb() {}

    /** The rows of a query as text, columns joined by a bar. {@code FILE} in it stands for the object, {@code PATH} for its path. */
    public static List<String> query(byte[] parquet, String sql) {
        try {
            Path file = Files.createTempFile("object", ".parquet");
            try {
                Files.write(file, parquet);
                return query(sql.replace("FILE", "read_parquet('" + file + "')").replace("PATH", "'" + file + "'"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a query as text, columns joined by a bar. */
    public static synchronized List<String> query(String sql) {
        try (Statement statement = CONNECTION.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(column == 1 ? "" : "|").append(result.getString(column));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection connect() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
