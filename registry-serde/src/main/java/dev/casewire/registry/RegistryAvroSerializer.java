// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Avro records, generic or of generated classes, to bytes in the registry's wire format. The subject is the topic's name with
 * {@code -key} or {@code -value}. By default a schema must be registered before; see {@link RegistryClient#idOf} for how it is
 * found. Null stays null, so that tombstones pass.
 *
 * <p>{@link TransientRegistryException}: the registry is out of reach, try the record again. {@link SerializationException}
 * with a {@link RegistryException} as its cause: the registry refused, which no other record will change. Any other
 * {@link SerializationException}: the record. Thread-safe once configured.
 */
public final class RegistryAvroSerializer<T extends IndexedRecord> implements Serializer<T> {
    /** Setting: whether a schema that the subject does not have is registered. Off by default. */
    public static final String AUTO_REGISTER = "auto.register.schemas";

    private final Map<String, String> subjects = new ConcurrentHashMap<>();
    private @Nullable AvroWriter writer;
    private boolean key;

    /** For Kafka, which calls {@link #configure}. */
    public RegistryAvroSerializer() {}

    public RegistryAvroSerializer(AvroWriter writer, boolean key) {
        this.writer = writer;
        this.key = key;
    }

    /** Adds the serializer's settings to a definition. */
    public static ConfigDef define(ConfigDef def) {
        return def.define(
                AUTO_REGISTER,
                ConfigDef.Type.BOOLEAN,
                false,
                ConfigDef.Importance.MEDIUM,
                "Whether a schema that the subject does not have is registered by whoever writes first. Off, it must have been registered before, so that no producer changes a contract.",
                "Schema registry",
                6,
                ConfigDef.Width.SHORT,
                "Register schemas");
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        configure(new RegistryClient(RegistryConfig.from(configs)), configs, isKey);
    }

    void configure(RegistryClient client, Map<String, ?> configs, boolean isKey) {
        AbstractConfig config = new AbstractConfig(define(new ConfigDef()), configs, false);
        writer = new AvroWriter(client, config.getBoolean(AUTO_REGISTER));
        key = isKey;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T data) {
        if (data == null) {
            return null;
        }
        if (writer == null) {
            throw new IllegalStateException("the serializer was not configured");
        }
        String subject = subjects.computeIfAbsent(topic, name -> name + (key ? "-key" : "-value"));
        try {
            return writer.write(subject, data.getSchema(), data);
        } catch (RegistryUnavailableException e) {
            throw new TransientRegistryException(e);
        } catch (RegistryException e) {
            throw new SerializationException(
                    "A record for topic " + topic + " cannot be written: " + e.getMessage(), e);
        }
    }
}
