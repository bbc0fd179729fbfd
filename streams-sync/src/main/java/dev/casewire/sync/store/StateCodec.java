// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * A Java record as bytes: a byte for the version of its schema, then Avro. The schema follows from the record's components; a
 * committed copy of it per version lets a later version read what an earlier one wrote. Thread-safe.
 *
 * @param <T> a record
 */
public final class StateCodec<T> {
    /** Version of the schemas of today. */
    static final byte VERSION = 1;

    private final Shape shape;
    private final Class<T> type;
    private final GenericDatumWriter<Object> writer;
    private final GenericDatumReader<Object> reader;

    /** @param type a record of texts, numbers, enums, collections, records and sealed interfaces of records */
    public StateCodec(Class<T> type) {
        this.type = type;
        this.shape = new Shapes().of(type);
        this.writer = new GenericDatumWriter<>(shape.schema());
        this.reader = new GenericDatumReader<>(shape.schema());
    }

    /** The schema of today. */
    public Schema schema() {
        return shape.schema();
    }

    /** Bytes of a value, whatever their number. */
    public byte[] encode(T value) {
        return encode(value, LongTexts.INLINE);
    }

    byte[] encode(T value, LongTexts texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            writer.write(shape.toAvro(value, texts), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be written", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException for bytes of a version that came after this code */
    public T decode(byte[] bytes) {
        return decode(bytes, 0, LongTexts.INLINE);
    }

    T decode(byte[] bytes, int from, LongTexts texts) {
        if (bytes[from] != VERSION) {
            throw new IllegalStateException("a state record of " + type.getSimpleName() + " has version " + bytes[from]
                    + "; this Casewire reads up to " + VERSION);
        }
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, from + 1, bytes.length - from - 1, null);
        try {
            return type.cast(shape.fromAvro(reader.read(null, decoder), texts));
        } catch (IOException e) {
            throw new UncheckedIOException("a state record of " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
