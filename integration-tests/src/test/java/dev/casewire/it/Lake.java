// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

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
import java.util.stream.Stream;

/** The S3 folder read by DuckDB, a reader that is not ours. */
record Lake(Path objects) {
    /** Every {@code metadata.uid} in the Parquet objects, doubles kept. */
    List<String> eventUids() {
        return column("metadata.uid");
    }

    /** A column of all Parquet objects, doubles kept. */
    List<String> column(String expression) {
        List<String> values = new ArrayList<>();
        // One object at a time: objects of different classes have different columns.
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (Path object : files()) {
                try (ResultSet rows = statement.executeQuery("SELECT " + expression + " FROM read_parquet('"
                        + object.toString().replace("'", "''") + "') ORDER BY 1")) {
                    while (rows.next()) {
                        values.add(rows.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    List<Path> files() {
        if (!Files.isDirectory(objects)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(objects)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
