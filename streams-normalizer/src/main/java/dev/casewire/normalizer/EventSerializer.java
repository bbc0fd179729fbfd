// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.mapping.MappedEvent;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes an event as its record, by the serializer of the configured registry. As thread-safe as that one. */
final class EventSerializer implements Serializer<MappedEvent> {
    private final Serializer<GenericRecord> records;

    EventSerializer(Serializer<GenericRecord> records) {
        this.records = records;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable MappedEvent event) {
        return event == null ? null : records.serialize(topic, event.record());
    }

    /** With the headers, where some serdes put the schema's id. */
    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable MappedEvent event) {
        return event == null ? null : records.serialize(topic, headers, event.record());
    }

    @Override
    public void close() {
        records.close();
    }
}
