// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in the registry's wire format to Avro records. What comes out is decided by how it is made: a generated class, a
 * generic record of a given schema, or (by settings) an {@link EncodedRecord} with {@code encoded.reader}, the class that is named
 * like the writer's schema with {@code specific.avro.reader=true}, else a generic record of the writer's schema. Null stays null.
 *
 * <p>{@link TransientRegistryException}: the registry is out of reach, try the record again. {@link SerializationException}:
 * the bytes are not what they should be; where its cause is a {@link RegistryRefusedException}, the set-up is at fault and not
 * the record. Thread-safe once configured.
 */
public final class RegistryAvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {
    /** Setting: whether generated classes are used. Off by default: generic records. */
    public static final String SPECIFIC_READER = "specific.avro.reader";

    /**
     * Setting: the generated class whose records are taken and stay encoded ({@link EncodedRecord}), by its schema. None by
     * default.
     */
    public static final String ENCODED_READER = "encoded.reader";

    private final @Nullable Function<Schema, ValueReader> fixedReaders;
    private @Nullable AvroReader reader;

    /** For Kafka, which calls {@link #configure}. */
    public RegistryAvroDeserializer() {
        this.fixedReaders = null;
    }

    private RegistryAvroDeserializer(Function<Schema, ValueReader> readers) {
        this.fixedReaders = readers;
    }

    /** Reads into a generated class, whatever version of its schema the writer had; {@link #configure} is still to be called. */
    public static <T extends SpecificRecord> RegistryAvroDeserializer<T> forClass(Class<T> type) {
        return new RegistryAvroDeserializer<>(readersOf(type));
    }

    /** Reads generic records of the given schema; {@link #configure} is still to be called. */
    public static <T extends IndexedRecord> RegistryAvroDeserializer<T> forSchema(Schema schema) {
        return new RegistryAvroDeserializer<>(genericReadersOf(schema));
    }

    /** Adds the deserializer's settings to a definition. */
    public static ConfigDef define(ConfigDef def) {
        return def.define(
                        SPECIFIC_READER,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        ConfigDef.Importance.MEDIUM,
                        "Whether records become objects of the generated class that is named like their schema. Off: generic records.")
                .define(
                        ENCODED_READER,
                        ConfigDef.Type.CLASS,
                        null,
                        ConfigDef.Importance.LOW,
                        "Generated class whose records are taken, all others refused, and stay encoded by its schema, for readers"
                                + " that need few of their values. Goes before specific.avro.reader.");
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        configure(new RegistryClient(RegistryConfig.from(configs)), configs);
    }

    void configure(RegistryClient client, Map<String, ?> configs) {
        AbstractConfig config = new AbstractConfig(define(new ConfigDef()), configs, false);
        reader = new AvroReader(client, fixedReaders == null ? readersBy(config) : fixedReaders);
    }

    private static Function<Schema, ValueReader> readersBy(AbstractConfig config) {
        Class<?> encoded = config.getClass(ENCODED_READER);
        if (encoded != null) {
            return encodedReadersOf(encoded);
        }
        return config.getBoolean(SPECIFIC_READER)
                ? writer -> readersOf(generatedClass(writer)).apply(writer)
                : writer -> genericReadersOf(writer).apply(writer);
    }

    private static Function<Schema, ValueReader> genericReadersOf(Schema schema) {
        return readers(schema, GenericData.get(), writer -> new GenericDatumReader<>(writer, schema));
    }

    private static <C> Function<Schema, ValueReader> readersOf(Class<C> type) {
        SpecificData data = SpecificData.getForClass(type);
        Schema schema = data.getSchema(type);
        return readers(schema, data, writer -> new SpecificDatumReader<>(writer, schema, data));
    }

    /** What was written by another version of the schema is decoded and encoded anew. */
    private static Function<Schema, ValueReader> encodedReadersOf(Class<?> type) {
        Schema schema = SpecificData.getForClass(type).getSchema(type);
        OutlineReader outlines = OutlineReader.of(schema);
        return writer -> {
            if (!writer.getFullName().equals(schema.getFullName())) {
                throw new SerializationException(
                        "A " + writer.getFullName() + " stands where a " + schema.getFullName() + " is expected");
            }
            if (SchemaForms.areOneOnTheWire(writer, schema)) {
                return in -> EncodedRecord.received(schema, in.array(), outlines.read(in));
            }
            ValueReader resolving = readersOf(type).apply(writer);
            return in -> EncodedRecord.of((SpecificRecord) Objects.requireNonNull(resolving.read(in)));
        };
    }

    /** Where the writer had the reader's schema there is nothing to resolve, and no need for Avro's way. */
    private static Function<Schema, ValueReader> readers(
            Schema schema, GenericData data, Function<Schema, DatumReader<Object>> resolving) {
        return writer -> {
            Optional<ValueReader> compiled =
                    SchemaForms.areOneOnTheWire(writer, schema) ? CompiledReader.of(schema, data) : Optional.empty();
            return compiled.orElseGet(() -> ValueReader.by(resolving).apply(writer));
        };
    }

    private static Class<?> generatedClass(Schema writer) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Class<?> type = new SpecificData(loader == null ? RegistryAvroDeserializer.class.getClassLoader() : loader)
                .getClass(writer);
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            throw new SerializationException("No generated class for schema " + writer.getFullName()
                    + " is on the class path; set " + SPECIFIC_READER + "=false for generic records");
        }
        return type;
    }

    @Override
    // The caller chose T along with the class or schema that the reader makes records of.
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(String topic, byte @Nullable [] payload) {
        if (payload == null) {
            return null;
        }
        if (reader == null) {
            throw new IllegalStateException("the deserializer was not configured");
        }
        AvroReader.Decoded decoded;
        try {
            decoded = reader.read(topic, payload);
        } catch (RegistryUnavailableException e) {
            throw new TransientRegistryException(e);
        } catch (RegistryException e) {
            throw new SerializationException("A record of topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
        if (!(decoded.datum() instanceof IndexedRecord)) {
            throw new SerializationException("A record of topic " + topic + " holds an Avro "
                    + decoded.writerSchema().getType().getName() + " where a record is expected");
        }
        return (T) decoded.datum();
    }
}
