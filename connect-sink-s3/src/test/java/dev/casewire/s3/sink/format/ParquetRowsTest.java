// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.registry.connect.ConnectAvro;
import dev.casewire.registry.connect.StructWriter;
import dev.casewire.s3.sink.DuckDb;
import dev.casewire.s3.sink.OcsfEvents;
import dev.casewire.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way from struct to Parquet against the long one, by generic records and parquet-avro. */
class ParquetRowsTest {

    private static final Schema ALL = SchemaBuilder.struct()
            .name("dev.casewire.test.All")
            .field("tiny", SchemaBuilder.int8().build())
            .field("small", Schema.OPTIONAL_INT16_SCHEMA)
            .field("int", Schema.INT32_SCHEMA)
            .field("long", Schema.OPTIONAL_INT64_SCHEMA)
            .field("float", Schema.FLOAT32_SCHEMA)
            .field("double", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("flag", Schema.OPTIONAL_BOOLEAN_SCHEMA)
            .field("text", SchemaBuilder.string().defaultValue("none").build())
            .field("bytes", Schema.OPTIONAL_BYTES_SCHEMA)
            .field("buffer", Schema.BYTES_SCHEMA)
            .field("time", Timestamp.builder().optional().build())
            .field(
                    "lists",
                    SchemaBuilder.array(SchemaBuilder.array(Schema.OPTIONAL_INT32_SCHEMA)
                                    .build())
                            .optional()
                            .build())
            .field(
                    "map",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_STRING_SCHEMA)
                            .optional()
                            .build())
            .build();

    private final ConnectAvro avro = new ConnectAvro();

    @ParameterizedTest
    @ValueSource(strings = {"account_change", "group_management", "user_access", "web_resources_activity"})
    void shouldWriteEventsByteByByteAsTheLongWay(String className) throws IOException {
        OcsfEvents events = new OcsfEvents(new Seeded(1));
        List<Struct> values = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            values.add(events.event(className));
        }

        assertThat(shortWay(values)).isEqualTo(longWay(values));
    }

    @Test
    void shouldWriteEveryTypeByteByByteAsTheLongWay() throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("a", "1");
        map.put("b", null);
        Struct full = new Struct(ALL)
                .put("tiny", (byte) -1)
                .put("small", (short) 300)
                .put("int", 70_000)
                .put("long", 1L << 40)
                .put("float", 0.5f)
                .put("double", -0.25)
                .put("flag", true)
                .put("text", "h\u00e9 \uD83D\uDD25")
                .put("bytes", new byte[] {1, 2})
                .put("buffer", ByteBuffer.wrap("xyz".getBytes(StandardCharsets.UTF_8), 1, 2))
                .put("time", new Date(1_700_000_000_123L))
                .put("lists", List.of(Arrays.asList(1, null), List.of()))
                .put("map", map);
        Struct bare = new Struct(ALL)
                .put("tiny", (byte) 0)
                .put("int", 0)
                .put("float", 0f)
                .put("buffer", new byte[0])
                .put("lists", List.of())
                .put("map", Map.of());

        assertThat(shortWay(List.of(full, bare, full))).isEqualTo(longWay(List.of(full, bare, full)));
    }

    @Test
    void shouldWriteDecimals() throws IOException {
        Schema price = SchemaBuilder.struct()
                .name("dev.casewire.test.Price")
                .field("amount", Decimal.schema(2))
                .build();

        assertThat(DuckDb.query(
                        shortWay(List.of(new Struct(price).put("amount", new BigDecimal("1.50")))),
                        "SELECT amount FROM FILE"))
                .containsExactly("1.5");
    }

    @Test
    void shouldGoTheLongWayWithTypesThatAreRare() throws IOException {
        Schema prices = SchemaBuilder.struct()
                .name("dev.casewire.test.Prices")
                .field(
                        "byId",
                        SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.STRING_SCHEMA)
                                .build())
                .build();
        org.apache.avro.Schema rows = FooterSchema.of(avro.contract(prices));

        assertThat(StructWriter.of(prices, rows)).isEmpty();
        assertThat(DuckDb.query(
                        write(
                                ParquetRows.of(avro, prices, rows),
                                List.of(new Struct(prices).put("byId", Map.of(7, "1.50")))),
                        "SELECT byId[1].value FROM FILE"))
                .containsExactly("1.50");
    }

    @Test
    void shouldRefuseAValueThatIsMissing() {
        Struct hole = new Struct(ALL).put("tiny", (byte) 0);

        assertThatThrownBy(() -> shortWay(List.of(hole)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("dev.casewire.test.All");
    }

    private byte[] shortWay(List<Struct> values) throws IOException {
        Schema schema = values.get(0).schema();
        org.apache.avro.Schema rows = FooterSchema.of(avro.contract(schema));
        assertThat(StructWriter.of(schema, rows)).isPresent();
        assertThat(ColumnWriters.of(rows)).isPresent();
        return write(ParquetRows.of(avro, schema, rows), values);
    }

    private byte[] longWay(List<Struct> values) throws IOException {
        org.apache.avro.Schema rows =
                FooterSchema.of(avro.contract(values.get(0).schema()));
        return write(new ParquetRows(avro, rows, Optional.empty(), Optional.empty()), values);
    }

    private static byte[] write(ParquetRows rows, List<Struct> values) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (Struct value : values) {
            rows.encode(value, encoded);
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        rows.write(new ByteArrayInputStream(encoded.toByteArray()), values.size(), object);
        return object.toByteArray();
    }
}
