// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * {@link RegistryAvroSerializer} and {@link RegistryAvroDeserializer} over one registry client. Thread-safe once configured, so
 * one instance serves a whole topology.
 */
public final class RegistryAvroSerde<T extends IndexedRecord> implements Serde<T> {
    private final RegistryAvroSerializer<T> serializer = new RegistryAvroSerializer<>();
    private final RegistryAvroDeserializer<T> deserializer;

    /** Reads as the settings say; see {@link RegistryAvroDeserializer}. */
    public RegistryAvroSerde() {
        this(new RegistryAvroDeserializer<>());
    }

    private RegistryAvroSerde(RegistryAvroDeserializer<T> deserializer) {
        this.deserializer = deserializer;
    }

    /** Reads into a generated class, whatever version of its schema the writer had. */
    public static <T extends SpecificRecord> RegistryAvroSerde<T> forClass(Class<T> type) {
        return new RegistryAvroSerde<>(RegistryAvroDeserializer.forClass(type));
    }

    /** Reads generic records of the given schema. */
    public static <T extends IndexedRecord> RegistryAvroSerde<T> forSchema(Schema schema) {
        return new RegistryAvroSerde<>(RegistryAvroDeserializer.forSchema(schema));
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        RegistryClient client = new RegistryClient(RegistryConfig.from(configs));
        serializer.configure(client, configs, isKey);
        deserializer.configure(client, configs);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }
}
