// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import dev.casewire.registry.EncodedRecord;
import dev.casewire.registry.RegistryAvroDeserializer;
import dev.casewire.registry.RegistryAvroSerde;
import dev.casewire.registry.RegistryConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/**
 * Makes the serdes of topic values from a class name, so that the registry's vendor is a matter of configuration: the
 * class in {@code schema.serde.class} (a {@link Serde} with a public no-argument constructor) is configured with every
 * {@code schema.serde.*} setting, prefix removed. Keys are plain strings and need no registry.
 */
public final class SerdeFactory {
    public static final String CLASS = "schema.serde.class";
    public static final String PREFIX = "schema.serde.";
    public static final String DEFAULT_CLASS = RegistryAvroSerde.class.getName();

    /** Confluent's name, which the other vendors' serdes know too. */
    private static final String SPECIFIC_READER = "specific.avro.reader";

    /**
     * Waiting out a restart of the registry is cheaper than replacing the thread, which costs a rebalance after a session
     * timeout. Well below the consumer's max.poll.interval.ms of five minutes.
     */
    private static final String REGISTRY_RETRY_TIMEOUT_MS = "60000";

    private final String className;
    private final Map<String, Object> settings;

    SerdeFactory(String className, Map<String, ?> settings) {
        this.className = className;
        this.settings = Map.copyOf(settings);
    }

    /** A factory from the {@code schema.serde.*} settings among the given ones. */
    public static SerdeFactory from(Map<String, ?> settings) {
        Map<String, Object> passed = new HashMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(PREFIX) && !key.equals(CLASS)) {
                passed.put(key.substring(PREFIX.length()), value);
            }
        });
        Object className = settings.get(CLASS);
        return new SerdeFactory(className == null ? DEFAULT_CLASS : className.toString(), passed);
    }

    /** Values as records of a schema that is known at run time only. */
    public Serde<GenericRecord> generic() {
        return configured(Map.of(SPECIFIC_READER, false));
    }

    /** Values as a generated class; the reader's schema is that of the class. */
    public <T extends SpecificRecord> Serde<T> specific(Class<T> type) {
        // The serde finds the class by the full name of the writer's schema, which is that of the contract.
        if (type.isInterface()) {
            throw new IllegalArgumentException(type + " is not a generated class");
        }
        return configured(Map.of(SPECIFIC_READER, true));
    }

    /**
     * Values of a generated class that stay encoded ({@link EncodedRecord}) where the serde can leave them so, which ours does.
     * Others read them as {@link #specific} does.
     */
    public Serde<IndexedRecord> encoded(Class<? extends SpecificRecord> type) {
        return configured(Map.of(SPECIFIC_READER, true, RegistryAvroDeserializer.ENCODED_READER, type));
    }

    @SuppressWarnings("unchecked") // what a serde reads is what its topic's contract says
    private <T> Serde<T> configured(Map<String, ?> reader) {
        Serde<T> serde;
        try {
            serde = (Serde<T>) Utils.newInstance(className, Serde.class);
        } catch (ClassNotFoundException | RuntimeException e) {
            throw new ConfigException(
                    CLASS, className, "must be a Serde on the class path with a public no-argument constructor: " + e);
        }
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent(RegistryConfig.RETRY_TIMEOUT_MS, REGISTRY_RETRY_TIMEOUT_MS);
        all.putAll(reader);
        serde.configure(all, false);
        return serde;
    }
}
