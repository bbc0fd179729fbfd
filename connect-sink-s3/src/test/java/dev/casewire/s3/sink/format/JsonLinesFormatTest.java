// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesFormatTest {

    private static final Schema JSON =
            SchemaBuilder.string().name("dev.casewire.Json").optional().build();

    @Test
    void shouldLeaveOutNullsAndKeepEveryKindOfValue() throws IOException {
        Schema user = SchemaBuilder.struct()
                .name("User")
                .field("name", Schema.STRING_SCHEMA)
                .field("email", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        Schema schema = SchemaBuilder.struct()
                .name("Event")
                .field("text", Schema.STRING_SCHEMA)
                .field("absent", Schema.OPTIONAL_STRING_SCHEMA)
                .field("number", Schema.INT32_SCHEMA)
                .field("large", Schema.INT64_SCHEMA)
                .field("share", Schema.FLOAT64_SCHEMA)
                .field("yes", Schema.BOOLEAN_SCHEMA)
                .field("time", Timestamp.SCHEMA)
                .field("price", Decimal.schema(2))
                .field("bytes", Schema.BYTES_SCHEMA)
                .field("user", user)
                .field("users", SchemaBuilder.array(user).build())
                .field(
                        "items",
                        SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).build())
                .field(
                        "labels",
                        SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_STRING_SCHEMA)
                                .build())
                .build();
        Struct ann = new Struct(user).put("name", "Ann");
        Map<String, String> labels = new java.util.TreeMap<>();
        labels.put("a", "1");
        labels.put("b", null);
        Struct value = new Struct(schema)
                .put("text", "line\n\"quoted\" \u2028")
                .put("number", 7)
                .put("large", Long.MAX_VALUE)
                .put("share", 0.5)
                .put("yes", true)
                .put("time", new Date(1_700_000_000_123L))
                .put("price", new BigDecimal("12.30"))
                .put("bytes", ByteBuffer.wrap(new byte[] {1, 2}))
                .put("user", ann)
                .put("users", List.of(ann, new Struct(user).put("name", "Bo").put("email", "bo@example.com")))
                .put("items", Arrays.asList("x", null))
                .put("labels", labels);

        assertThat(lines(value))
                .isEqualTo(
                        "{\"text\":\"line\\n\\\"quoted\\\" \u2028\",\"number\":7,\"large\":9223372036854775807,\"share\":0.5,"
                                + "\"yes\":true,\"time\":1700000000123,\"price\":12.30,\"bytes\":\"AQI=\",\"user\":{\"name\":\"Ann\"},"
                                + "\"users\":[{\"name\":\"Ann\"},{\"name\":\"Bo\",\"email\":\"bo@example.com\"}],"
                                + "\"items\":[\"x\",null],\"labels\":{\"a\":\"1\"}}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":null,\"b\":{\"c\":null,\"d\":[1,null]}} | {\"b\":{\"d\":[1,null]}}",
                "[{\"a\":1.10}]                                  | [{\"a\":1.10}]",
                "12345678901234567890123                         | 12345678901234567890123",
                "\"text\"                                        | \"text\"",
                "{\"a\":1} trailing                              | \"{\\\"a\\\":1} trailing\"",
                "not json                                        | \"not json\"",
            })
    void shouldWriteStringsThatHoldJsonAsThatJson(String text, String json) throws IOException {
        Schema schema = SchemaBuilder.struct().name("Event").field("data", JSON).build();

        assertThat(lines(new Struct(schema).put("data", text))).isEqualTo("{\"data\":" + json + "}\n");
    }

    @Test
    void shouldRefuseARecordThatNestsDeeperThanJsonMay() {
        Schema schema = SchemaBuilder.struct().name("Event").field("data", JSON).build();
        String deep = "[".repeat(999) + "]".repeat(999);
        Struct value = new Struct(schema).put("data", deep);
        for (int i = 0; i < 10; i++) {
            Schema around = SchemaBuilder.struct()
                    .name("Around" + i)
                    .field("inner", value.schema())
                    .build();
            value = new Struct(around).put("inner", value);
        }
        Struct tooDeep = value;

        assertThatThrownBy(() -> lines(tooDeep)).isInstanceOf(DataException.class);
    }

    private static String lines(Struct value) throws IOException {
        FileFormat format = FormatKind.JSONL.open("");
        RowFormat rows = format.rowsOf(value.schema());
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        rows.encode(value, row);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        rows.write(new ByteArrayInputStream(row.toByteArray()), 1, object);
        return object.toString(StandardCharsets.UTF_8);
    }
}
