// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import dev.casewire.registry.AvroReader;
import dev.casewire.registry.AvroWriter;
import dev.casewire.registry.RegistryAvroSerializer;
import dev.casewire.registry.RegistryClient;
import dev.casewire.registry.RegistryConfig;
import dev.casewire.registry.RegistryException;
import dev.casewire.registry.RegistryUnavailableException;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Connect converter to Avro in the registry's wire format: a zero byte, the schema's id in four bytes, Avro binary. The subject
 * is the topic's name with {@code -key} or {@code -value}. By default a schema is looked up by its content and must be
 * registered before; {@code auto.register.schemas=true} registers it instead.
 *
 * <p>{@link RetriableException}: the registry is out of reach. A worker retries it only where the connector has
 * {@code errors.retry.timeout.ms} set (its default 0 means no retry). {@link ConnectException} that is not a
 * {@link DataException}: the registry refused, whatever the record. {@link DataException}: the record. Thread-safe.
 */
public final class RegistryAvroConverter implements Converter, Versioned {
    private final ConnectAvro mapping = new ConnectAvro();
    private @Nullable AvroWriter writer;
    private @Nullable AvroReader reader;
    private String suffix = "-value";
    private volatile @Nullable Subject subject;

    private record Subject(String topic, String name) {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        AbstractConfig config = new AbstractConfig(config(), configs, false);
        RegistryClient client = new RegistryClient(RegistryConfig.from(config));
        writer = new AvroWriter(client, config.getBoolean(RegistryAvroSerializer.AUTO_REGISTER));
        reader = new AvroReader(client, mapping::reader);
        suffix = isKey ? "-key" : "-value";
        subject = null;
    }

    @Override
    public byte @Nullable [] fromConnectData(String topic, @Nullable Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (schema == null) {
            throw new DataException(
                    "A record for topic " + topic
                            + " has no schema: Avro needs one. Use a converter for data without schemas, or a transformation that sets one");
        }
        AvroWriter out = configured(writer);
        try {
            return out.write(subject(topic), mapping.form(schema), value);
        } catch (RegistryException e) {
            throw connectException(topic, e);
        } catch (SerializationException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] value) {
        if (value == null) {
            return SchemaAndValue.NULL;
        }
        AvroReader in = configured(reader);
        try {
            Object read = in.read(topic, value).datum();
            return read == null ? SchemaAndValue.NULL : (SchemaAndValue) read;
        } catch (RegistryException e) {
            throw connectException(topic, e);
        } catch (SerializationException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    /** A worker converts for one topic again and again, and a name made anew for each record would be hashed anew too. */
    private String subject(String topic) {
        Subject known = subject;
        if (known == null || !known.topic().equals(topic)) {
            known = new Subject(topic, topic + suffix);
            subject = known;
        }
        return known.name();
    }

    private static ConnectException connectException(String topic, RegistryException e) {
        String message = "topic " + topic + ": " + e.getMessage();
        return e instanceof RegistryUnavailableException
                ? new RetriableException(message, e)
                : new ConnectException(message, e);
    }

    private static <T> T configured(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the converter was not configured");
        }
        return part;
    }

    @Override
    public ConfigDef config() {
        return RegistryAvroSerializer.define(RegistryConfig.define(new ConfigDef()));
    }

    @Override
    public String version() {
        return ConverterVersion.current();
    }
}
