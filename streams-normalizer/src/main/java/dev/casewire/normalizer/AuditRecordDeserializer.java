// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.registry.EncodedRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads records by the deserializer of the configured registry. As thread-safe as that one. */
final class AuditRecordDeserializer implements Deserializer<AuditRecord> {
    private final Deserializer<IndexedRecord> records;

    AuditRecordDeserializer(Deserializer<IndexedRecord> records) {
        this.records = records;
    }

    @Override
    public @Nullable AuditRecord deserialize(String topic, byte @Nullable [] payload) {
        return deserialize(topic, new RecordHeaders(), payload);
    }

    /** With the headers, where some serdes have the schema's id. */
    @Override
    public @Nullable AuditRecord deserialize(String topic, Headers headers, byte @Nullable [] payload) {
        if (payload == null) {
            return null;
        }
        IndexedRecord record = records.deserialize(topic, headers, payload);
        if (record instanceof EncodedRecord encoded) {
            return AuditRecord.of(encoded);
        }
        if (record instanceof JiraAuditRecord decoded) {
            return AuditRecord.of(decoded);
        }
        throw new SerializationException("A record of topic " + topic + " is a "
                + record.getSchema().getFullName() + " where a "
                + JiraAuditRecord.getClassSchema().getFullName() + " is expected");
    }

    @Override
    public void close() {
        records.close();
    }
}
