// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in the registry's wire format to data. Payloads are distrusted: no announced length is believed beyond the bytes that
 * are there, and bytes left over are an error. Thread-safe.
 */
public final class AvroReader {
    private final RegistryClient client;
    private final Function<Schema, ValueReader> readers;
    private final ThreadLocal<Input> inputs = ThreadLocal.withInitial(Input::new);

    /** Decoder and readers of one thread: Avro's readers keep state while they read. */
    private static final class Input {
        private final BoundedDecoder decoder = new BoundedDecoder();
        private final Map<Integer, Writer> writers = new HashMap<>();
    }

    private record Writer(Schema schema, ValueReader reader) {}

    /** What was read, and the schema it was written by. */
    public record Decoded(Schema writerSchema, @Nullable Object datum) {}

    /** @param readers gives the reader for a writer's schema; asked once per schema and thread */
    public AvroReader(RegistryClient client, Function<Schema, ValueReader> readers) {
        this.client = client;
        this.readers = readers;
    }

    /**
     * Decodes one payload.
     *
     * @param topic for messages only
     * @throws SchemaNotFoundException where the registry does not know the payload's id
     * @throws RegistryException where the schema cannot be had for another reason
     * @throws SerializationException where the bytes are not in the wire format or not of their schema
     */
    public Decoded read(String topic, byte[] payload) {
        int id = id(topic, payload);
        Input input = inputs.get();
        Writer writer = input.writers.get(id);
        if (writer == null) {
            Schema schema = client.schemaById(id);
            writer = new Writer(schema, readers.apply(schema));
            input.writers.put(id, writer);
        }
        BoundedDecoder decoder =
                input.decoder.over(payload, AvroWriter.HEADER_BYTES, payload.length - AvroWriter.HEADER_BYTES);
        Object datum;
        try {
            datum = writer.reader().read(decoder);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    describe(topic, payload, writer.schema(), id) + " cannot be decoded: " + reason(e), e);
        } catch (StackOverflowError e) {
            // A schema that holds itself lets a forged payload nest one level per byte.
            throw new SerializationException(
                    describe(topic, payload, writer.schema(), id) + " cannot be decoded: it is nested too deep", e);
        }
        if (decoder.remaining() > 0) {
            throw new SerializationException(describe(topic, payload, writer.schema(), id) + " has "
                    + decoder.remaining()
                    + " bytes left over after the record: it was written by another schema, or is corrupt");
        }
        return new Decoded(writer.schema(), datum);
    }

    private static int id(String topic, byte[] payload) {
        if (payload.length < AvroWriter.HEADER_BYTES) {
            throw new SerializationException("A record of topic " + topic + " has " + payload.length
                    + " bytes, fewer than the magic byte and schema id of the registry's wire format");
        }
        if (payload[0] != AvroWriter.MAGIC) {
            throw new SerializationException(
                    "A record of topic " + topic + " starts with byte " + (payload[0] & 0xff)
                            + " where the registry's wire format has magic byte 0; it was not written by a registry serializer");
        }
        return ByteBuffer.wrap(payload, 1, 4).getInt();
    }

    private static String describe(String topic, byte[] payload, Schema schema, int id) {
        return "A record of topic " + topic + " (" + payload.length + " bytes, schema " + schema.getFullName() + ", id "
                + Integer.toUnsignedString(id) + ")";
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? "it ends too early (" + e.getClass().getSimpleName() + ")" : message;
    }
}
