// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Bytes of a record as JSON: Avro through the registry, else text, else Base64. */
final class ValueRenderer {
    private static final byte REGISTRY_FRAME = 0;
    private static final int FRAME_BYTES = 5;

    private final Deserializer<GenericRecord> avro;
    private final AvroJson json;

    ValueRenderer(Deserializer<GenericRecord> avro, AvroJson json) {
        this.avro = avro;
        this.json = json;
    }

    /** How bytes were read. */
    enum Format {
        AVRO,
        TEXT,
        BASE64
    }

    /** JSON, and how it came to be. */
    record Rendered(JsonNode node, Format format) {}

    /** A record's value. */
    Rendered value(String topic, byte[] bytes) {
        if (bytes.length > FRAME_BYTES && bytes[0] == REGISTRY_FRAME) {
            GenericRecord decoded = avro.deserialize(topic, bytes);
            return new Rendered(json.render(decoded, decoded.getSchema()).orElseThrow(), Format.AVRO);
        }
        return text(bytes);
    }

    /** A record's key: a plain string. */
    Rendered text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Rendered(new TextNode(text), Format.TEXT);
        } catch (CharacterCodingException e) {
            return new Rendered(new TextNode(Base64.getEncoder().encodeToString(bytes)), Format.BASE64);
        }
    }
}
