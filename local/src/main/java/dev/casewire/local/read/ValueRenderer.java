// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casewire.registry.RegistryAvroDeserializer;
import dev.casewire.registry.RegistryRefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Bytes of a record as JSON: Avro through the registry, else text, else Base64. Not thread-safe. */
public final class ValueRenderer implements AutoCloseable {
    private static final byte REGISTRY_FRAME = 0;
    private static final int FRAME_BYTES = 5;

    private final Deserializer<GenericRecord> avro;
    private final AvroJson json;

    ValueRenderer(Deserializer<GenericRecord> avro, AvroJson json) {
        this.avro = avro;
        this.json = json;
    }

    /** @param registry settings of the registry's client, schema.registry.url at least */
    public ValueRenderer(Map<String, String> registry, ObjectMapper json) {
        this(new RegistryAvroDeserializer<>(), new AvroJson(json));
        avro.configure(registry, false);
    }

    /** How bytes were read. */
    public enum Format {
        AVRO,
        TEXT,
        BASE64
    }

    /** JSON, and how it came to be. */
    public record Rendered(JsonNode node, Format format) {}

    /** A record's value. What only looks like Avro, as a dead letter may, is shown as the bytes that it is. */
    public Rendered value(String topic, byte[] bytes) {
        if (bytes.length > FRAME_BYTES && bytes[0] == REGISTRY_FRAME) {
            try {
                GenericRecord decoded = avro.deserialize(topic, bytes);
                return new Rendered(json.render(decoded, decoded.getSchema()).orElseThrow(), Format.AVRO);
            } catch (SerializationException e) {
                if (e.getCause() instanceof RegistryRefusedException) {
                    throw e;
                }
                return base64(bytes);
            }
        }
        return text(bytes);
    }

    /** A record's key: a plain string. */
    public Rendered text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Rendered(new TextNode(text), Format.TEXT);
        } catch (CharacterCodingException e) {
            return base64(bytes);
        }
    }

    private static Rendered base64(byte[] bytes) {
        return new Rendered(new TextNode(Base64.getEncoder().encodeToString(bytes)), Format.BASE64);
    }

    @Override
    public void close() {
        avro.close();
    }
}
