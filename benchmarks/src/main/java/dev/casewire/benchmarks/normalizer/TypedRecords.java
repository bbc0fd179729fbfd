// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.jira.source.TypeAuditRecord;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.registry.EncodedRecord;
import dev.casewire.registry.connect.RegistryAvroConverter;
import dev.casewire.streams.SerdeFactory;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/** Types records with the source connector's own code, to the bytes that it writes. Not thread-safe. */
final class TypedRecords {
    static final String TOPIC = "jira.audit.record.v1";
    private static final String SITE = "acme.atlassian.example";

    private final TypeAuditRecord<SourceRecord> typing = new TypeAuditRecord<>();
    private final RegistryAvroConverter converter = new RegistryAvroConverter();
    private final Deserializer<IndexedRecord> deserializer;

    /**
     * A typed record.
     *
     * @param value in the registry's wire format
     */
    record Typed(String key, Bytes value) {}

    /** @param registry where the contracts are registered */
    TypedRecords(String registry) {
        typing.configure(Map.of("site", SITE));
        converter.configure(Map.of("schema.registry.url", registry), false);
        deserializer = SerdeFactory.from(Map.of("schema.serde.schema.registry.url", registry))
                .encoded(JiraAuditRecord.class)
                .deserializer();
    }

    Typed typed(String json) {
        SourceRecord record = typing.apply(
                new SourceRecord(Map.of(), Map.of(), "untyped", null, null, null, Schema.STRING_SCHEMA, json));
        byte[] value = converter.fromConnectData(TOPIC, record.valueSchema(), record.value());
        return new Typed(record.key().toString(), Bytes.wrap(Objects.requireNonNull(value)));
    }

    /** The record as the normalizer's stages see it. */
    AuditRecord read(Typed typed) {
        return AuditRecord.of(
                (EncodedRecord) deserializer.deserialize(TOPIC, typed.value().get()));
    }
}
