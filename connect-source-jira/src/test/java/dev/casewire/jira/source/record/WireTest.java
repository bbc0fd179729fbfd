// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.WireForm;
import dev.casewire.registry.connect.ConnectAvro;
import dev.casewire.registry.connect.StructWriter;
import dev.casewire.testkit.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the converter makes of real records, against what the mapping and Avro make of them. */
class WireTest {
    private final ConnectAvro mapping = new ConnectAvro();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appfabric-jira-output.jsonl",
                "atlassian-docs-cloud.jsonl",
                "azure-sentinel-jira-cloud.jsonl",
                "coralogix-jira-cloud.jsonl",
                "demisto-jira-event-collector.jsonl",
                "jira-9.12-dump-dc.jsonl",
                "kakunindima-jira-dc-activeobjects.jsonl"
            })
    void shouldWriteRealRecordsAsTheMappingAndAvroDo(String file) throws IOException {
        WireForm form = mapping.form(AuditRecordSchema.VALUE);
        assertThat(StructWriter.of(AuditRecordSchema.VALUE, form.schema())).isPresent();
        AuditTyping typing = new AuditTyping("acme.example", null);
        for (String json : Files.readAllLines(SharedFiles.require("corpus/" + file))) {
            Struct struct = AuditRecordStruct.of(typing.type(json, Instant.parse("2026-03-04T05:06:07Z")));
            AvroBytes bytes = new AvroBytes();

            struct.validate();
            form.writer().write(struct, bytes);

            assertThat(bytes.toByteArray()).isEqualTo(byAvro(struct));
        }
    }

    private byte[] byAvro(Struct struct) throws IOException {
        ConnectAvro.Mapped mapped = mapping.toAvro(struct.schema(), struct);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(mapped.schema()).write(mapped.datum(), encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
