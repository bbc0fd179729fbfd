// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.registry.connect.ConnectAvro;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawFormatTest {

    private static final Schema SCHEMA = SchemaBuilder.struct()
            .name("Record")
            .field("sourceJson", Schema.OPTIONAL_STRING_SCHEMA)
            .field("size", Schema.OPTIONAL_INT64_SCHEMA)
            .build();

    private final FileFormat format = FormatKind.RAW.open("sourceJson");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":1,\"n\":1.50,\"big\":12345678901234567890,\"t\":\"\\u00e9\",\"x\":null}",
                "[1, 2]",
                "\"text\""
            })
    void shouldWriteTheJsonAsItsSourceWroteIt(String json) throws IOException {
        assertThat(lines(json)).isEqualTo(json + "\n");
    }

    @Test
    void shouldWriteOneLineWhenTheSourceBrokeItsJsonIntoLines() throws IOException {
        assertThat(lines("{\n  \"id\": 1,\r\n  \"text\": \"a\\nb\"\n}"))
                .isEqualTo("{   \"id\": 1,    \"text\": \"a\\nb\" }\n");
    }

    @Test
    void shouldWriteAStringWhenTheJsonWasCut() throws IOException {
        assertThat(lines("{\"id\": 1, \"text\": \"line\nand no e"))
                .isEqualTo("\"{\\\"id\\\": 1, \\\"text\\\": \\\"line\\nand no e\"\n");
        assertThat(lines("")).isEqualTo("\"\"\n");
        assertThat(lines("{} {}")).isEqualTo("\"{} {}\"\n");
    }

    @Test
    void shouldTakeTheContractOfTypedAuditRecords() {
        assertThat(format.rowsOf(new ConnectAvro().connectSchema(JiraAuditRecord.getClassSchema())))
                .isNotNull();
    }

    @Test
    void shouldRefuseRecordsWithoutTheField() {
        FileFormat other = FormatKind.RAW.open("size");

        assertThatThrownBy(() -> other.rowsOf(SCHEMA))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no text size")
                .hasMessageContaining("Set raw.field");
        assertThatThrownBy(() -> lines(null)).isInstanceOf(DataException.class).hasMessageContaining("holds nothing");
    }

    private String lines(String json) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        RowFormat rows = format.rowsOf(SCHEMA);
        rows.encode(new Struct(SCHEMA).put("sourceJson", json), encoded);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        rows.write(new ByteArrayInputStream(encoded.toByteArray()), 1, object);
        return object.toString(StandardCharsets.UTF_8);
    }
}
