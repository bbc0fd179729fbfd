// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.testkit.MutableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Maps records with the packaged rules, and reads events back from their encoded form, as a consumer does. */
public final class Mapping {
    private static final RecordMapping DEFAULT = mapper(MappingOptions.defaults());
    private static final RecordMapping OLDER = mapper("1.1.0", MappingOptions.defaults());

    private Mapping() {}

    static RecordMapping mapper(MappingOptions options) {
        return mapper("1.8.0", options);
    }

    static RecordMapping mapper(String version, MappingOptions options) {
        return RecordMapping.of(
                PackagedRules.rules(), List.of(version), options, MutableClock.at("2026-11-20T10:00:01Z"));
    }

    static List<MappedEvent> events(RecordMapping mapper, JiraAuditRecord record) {
        MappingResult result = mapper.map(AuditRecord.of(record));
        assertThat(result).isInstanceOf(MappingResult.Mapped.class);
        return ((MappingResult.Mapped) result).events();
    }

    /** The record's events by the packaged rules, as JSON. */
    public static List<JsonNode> json(JiraAuditRecord record) {
        return json(record, "1.8.0");
    }

    /** The record's events in an OCSF version by the packaged rules, as JSON. */
    public static List<JsonNode> json(JiraAuditRecord record, String version) {
        return events(version.equals("1.8.0") ? DEFAULT : OLDER, record).stream()
                .<JsonNode>map(event -> EventJson.of(decode(encode(event.record()), event.record())))
                .toList();
    }

    /** The record's only event, as JSON. */
    static JsonNode one(JiraAuditRecord record) {
        List<JsonNode> events = json(record);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    public static byte[] encode(GenericRecord event) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(event.getSchema()).write(event, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GenericRecord decode(byte[] bytes, GenericRecord like) {
        try {
            return new GenericDatumReader<GenericRecord>(like.getSchema())
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
