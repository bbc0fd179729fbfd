// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record in Avro's binary form: one whose maker wrote it so at once, or one that was received and not decoded. Our serializer takes
 * the bytes as they are; to everybody else it is a generic record like any other, decoded when the first field is asked for.
 * Immutable: nothing can be put.
 */
public final class EncodedRecord implements GenericRecord {
    private final Schema schema;

    /** With room for the header of the wire format in front. */
    private final byte[] wire;

    private @Nullable Integer idInHeader;
    private volatile @Nullable Outline outline;
    private volatile @Nullable GenericRecord decoded;

    /** @param bytes the record in Avro's binary form by the schema, and nothing else */
    public EncodedRecord(Schema schema, AvroBytes bytes) {
        this.schema = schema;
        this.wire = bytes.toByteArrayBehind(AvroWriter.HEADER_BYTES);
    }

    private EncodedRecord(Schema schema, byte[] wire, Outline outline) {
        this.schema = schema;
        this.wire = wire;
        this.idInHeader = ByteBuffer.wrap(wire).getInt(1);
        this.outline = outline;
    }

    /**
     * A record as it was received.
     *
     * @param wire the registry's wire format, which nobody changes from now on
     * @param outline of the record in it
     */
    static EncodedRecord received(Schema schema, byte[] wire, Outline outline) {
        return new EncodedRecord(schema, wire, outline);
    }

    /**
     * Encodes a record.
     *
     * @throws NullPointerException naming the field that its schema demands and it lacks
     */
    public static EncodedRecord of(SpecificRecord record) {
        AvroBytes bytes = new AvroBytes();
        try {
            new SpecificDatumWriter<SpecificRecord>(record.getSchema())
                    .write(record, EncoderFactory.get().directBinaryEncoder(bytes, null));
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written but to memory", e);
        }
        return new EncodedRecord(record.getSchema(), bytes);
    }

    /**
     * Where its values stand.
     *
     * @param reader of its schema
     */
    public Outline outline(OutlineReader reader) {
        if (!reader.schema().equals(schema)) {
            throw new IllegalArgumentException(
                    "a " + schema.getFullName() + " is no " + reader.schema().getFullName());
        }
        Outline known = outline;
        if (known == null) {
            known = (Outline) read(reader::read);
            outline = known;
        }
        return known;
    }

    /**
     * Reads the whole record.
     *
     * @param reader of its schema
     */
    public Object read(ValueReader reader) {
        try {
            BoundedDecoder in = new BoundedDecoder().over(wire, AvroWriter.HEADER_BYTES, size());
            Object read = reader.read(in);
            if (in.remaining() > 0) {
                throw new IOException(in.remaining() + " bytes are left over");
            }
            return Objects.requireNonNull(read);
        } catch (IOException e) {
            throw new IllegalStateException("the bytes are no " + schema.getFullName(), e);
        }
    }

    /** How many bytes it takes. */
    public int size() {
        return wire.length - AvroWriter.HEADER_BYTES;
    }

    /**
     * The bytes with a schema's id before them, in the registry's wire format, which nobody may change. All callers get the same
     * array, but for whoever names another id than the first.
     */
    synchronized byte[] wireForm(int schemaId) {
        if (idInHeader == null) {
            AvroWriter.writeHeader(schemaId, wire);
            idInHeader = schemaId;
        }
        if (idInHeader == schemaId) {
            return wire;
        }
        byte[] other = wire.clone();
        AvroWriter.writeHeader(schemaId, other);
        return other;
    }

    @Override
    public Schema getSchema() {
        return schema;
    }

    @Override
    public @Nullable Object get(int position) {
        return decoded().get(position);
    }

    @Override
    public @Nullable Object get(String field) {
        return decoded().get(field);
    }

    private GenericRecord decoded() {
        GenericRecord known = decoded;
        if (known == null) {
            var reader = new GenericDatumReader<GenericRecord>(schema);
            known = (GenericRecord) read(in -> reader.read(null, in));
            decoded = known;
        }
        return known;
    }

    @Override
    public void put(int position, @Nullable Object value) {
        throw new UnsupportedOperationException("an encoded record does not change");
    }

    @Override
    public void put(String field, @Nullable Object value) {
        throw new UnsupportedOperationException("an encoded record does not change");
    }

    /** The same bytes by the same schema. One writer writes a record to the same bytes twice; another may write others. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedRecord that
                && schema.equals(that.schema)
                && Arrays.equals(
                        wire,
                        AvroWriter.HEADER_BYTES,
                        wire.length,
                        that.wire,
                        AvroWriter.HEADER_BYTES,
                        that.wire.length);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(wire, AvroWriter.HEADER_BYTES, size()).hashCode();
    }

    @Override
    public String toString() {
        return GenericData.get().toString(this);
    }
}
