// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.audit.AuditRecord;
import org.apache.avro.generic.IndexedRecord;
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
        IndexedRecord record = payload == null ? null : records.deserialize(topic, payload);
        return record == null ? null : AuditRecord.of(record);
    }

    @Override
    public void close() {
        records.close();
    }
}
