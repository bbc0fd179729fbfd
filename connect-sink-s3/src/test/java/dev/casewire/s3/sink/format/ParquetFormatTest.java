// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.s3.sink.DuckDb;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class ParquetFormatTest {

    private static final Schema USER = SchemaBuilder.struct()
            .name("dev.casewire.test.User")
            .optional()
            .field("name", Schema.STRING_SCHEMA)
            .field("email", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private static final Schema EVENT = SchemaBuilder.struct()
            .name("dev.casewire.test.Event")
            .doc("Docs do not go into the footer.")
            .field("id", Schema.STRING_SCHEMA)
            .field("time", Timestamp.SCHEMA)
            .field("user", USER)
            .field("users", SchemaBuilder.array(USER).optional().build())
            .field(
                    "items",
                    SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA)
                            .optional()
                            .build())
            .field(
                    "labels",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA)
                            .optional()
                            .build())
            .field(
                    "data",
                    SchemaBuilder.string().name("dev.casewire.Json").optional().build())
            .build();

    private final FileFormat format = FormatKind.PARQUET.open("");

    @Test
    void shouldWriteWhatAnotherEngineReads() throws IOException {
        Struct ann = new Struct(USER).put("name", "Ann").put("email", "ann@example.com");
        Struct full = new Struct(EVENT)
                .put("id", "1")
                .put("time", new Date(1_700_000_000_123L))
                .put("user", ann)
                .put("users", List.of(ann, new Struct(USER).put("name", "Bo")))
                .put("items", Arrays.asList("x", null))
                .put("labels", Map.of("k", "v"))
                .put("data", "{\"a\":null}");
        Struct empty = new Struct(EVENT).put("id", "2").put("time", new Date(0));

        byte[] object = write(List.of(full, empty));

        assertThat(DuckDb.query(
                        object,
                        "SELECT id, epoch_ms(time), user.email, users[2].name, len(users), items[2], len(items), labels['k'],"
                                + " data FROM FILE ORDER BY id"))
                .containsExactly(
                        "1|1700000000123|ann@example.com|Bo|2|null|2|v|{\"a\":null}",
                        "2|0|null|null|null|null|null|null|null");
    }

    @Test
    void shouldCompressWithZstd() throws IOException {
        List<Struct> events = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            events.add(new Struct(EVENT).put("id", "event-" + i).put("time", new Date(i)));
        }
        byte[] object = write(events);

        assertThat(DuckDb.query(object, "SELECT count(*), count(DISTINCT id) FROM FILE"))
                .containsExactly("5000|5000");
        assertThat(DuckDb.query(object, "SELECT DISTINCT compression FROM parquet_metadata(PATH)"))
                .containsExactly("ZSTD");
    }

    @Test
    void shouldGiveTheSameRowsForEqualSchemasAndOthersForOthers() {
        Schema copy = SchemaBuilder.struct()
                .name("dev.casewire.test.User")
                .optional()
                .field("name", Schema.STRING_SCHEMA)
                .field("email", Schema.OPTIONAL_STRING_SCHEMA)
                .build();

        assertThat(format.rowsOf(copy)).isSameAs(format.rowsOf(USER)).isNotSameAs(format.rowsOf(EVENT));
    }

    @Test
    void shouldRefuseWhatParquetCannotHoldWithTheFirstRecord() {
        Schema hollow = SchemaBuilder.struct()
                .name("Hollow")
                .field("inner", SchemaBuilder.struct().name("Inner").build())
                .build();

        assertThatThrownBy(() -> format.rowsOf(hollow))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Hollow");
    }

    private byte[] write(List<Struct> values) throws IOException {
        RowFormat rows = format.rowsOf(EVENT);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (Struct value : values) {
            rows.encode(value, encoded);
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        rows.write(new ByteArrayInputStream(encoded.toByteArray()), values.size(), object);
        return object.toByteArray();
    }
}
