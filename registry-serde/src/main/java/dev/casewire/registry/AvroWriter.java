// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Data to bytes in the registry's wire format: a zero byte, the schema's id in four bytes (big endian), Avro binary. After
 * the first record of a schema instance no call goes to the registry. Thread-safe.
 */
public final class AvroWriter {
    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    /** More schema instances than any sound producer has: one that builds a new instance per record must not fill the heap. */
    private static final int INSTANCES_LIMIT = 1_000;

    private final RegistryClient client;
    private final boolean autoRegister;
    private final Map<SubjectSchema, Encoding> encodings = new ConcurrentHashMap<>();
    private final ThreadLocal<AvroBytes> outputs = ThreadLocal.withInitial(AvroBytes::new);

    private record Encoding(int id, ValueWriter writer) {}

    /** @param autoRegister whether a schema that the subject does not have is registered instead of refused */
    public AvroWriter(RegistryClient client, boolean autoRegister) {
        this.client = client;
        this.autoRegister = autoRegister;
    }

    /**
     * Encodes a datum. The bytes are written by the schema given; the id is that of its contract under the subject.
     *
     * @throws RegistryException where the schema's id cannot be had
     * @throws SerializationException where the datum does not fit the schema
     */
    public byte[] write(String subject, Schema schema, Object datum) {
        SubjectSchema key = new SubjectSchema(subject, schema);
        Encoding known = encodings.get(key);
        if (known == null) {
            known = remember(key, new WireForm(schema, () -> schema, writer(schema, datum)));
        }
        return write(subject, schema, known, datum);
    }

    /**
     * The same for data that is written by a form of its own.
     *
     * @throws RegistryException where the schema's id cannot be had
     * @throws SerializationException where the datum does not fit the schema
     */
    public byte[] write(String subject, WireForm form, Object datum) {
        SubjectSchema key = new SubjectSchema(subject, form.schema());
        Encoding known = encodings.get(key);
        return write(subject, form.schema(), known == null ? remember(key, form) : known, datum);
    }

    private byte[] write(String subject, Schema schema, Encoding encoding, Object datum) {
        if (datum instanceof EncodedRecord encoded) {
            return encoded.wireForm(encoding.id());
        }
        AvroBytes out = outputs.get();
        out.reset();
        out.writeByte(MAGIC);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.writeByte(encoding.id() >>> shift);
        }
        try {
            encoding.writer().write(datum, out);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "A value for subject '" + subject + "' does not fit its schema " + schema.getFullName() + ": "
                            + e.getMessage(),
                    e);
        }
        return out.toByteArray();
    }

    /** Writes the header of the wire format to the beginning of an array. */
    static void writeHeader(int schemaId, byte[] wire) {
        wire[0] = MAGIC;
        for (int i = 1; i < HEADER_BYTES; i++) {
            wire[i] = (byte) (schemaId >>> ((HEADER_BYTES - 1 - i) * Byte.SIZE));
        }
    }

    private Encoding remember(SubjectSchema key, WireForm form) {
        Schema contract = form.contract().get();
        int id = autoRegister ? client.register(key.subject(), contract) : client.idOf(key.subject(), contract);
        Encoding encoding = new Encoding(id, form.writer());
        if (encodings.size() >= INSTANCES_LIMIT) {
            encodings.clear();
        }
        encodings.put(key, encoding);
        return encoding;
    }

    private static ValueWriter writer(Schema schema, Object datum) {
        return datum instanceof SpecificRecord
                ? by(new SpecificDatumWriter<>(schema))
                : CompiledWriter.of(schema).orElseGet(() -> by(new GenericDatumWriter<>(schema)));
    }

    private static ValueWriter by(DatumWriter<Object> writer) {
        return (datum, out) -> writer.write(datum, EncoderFactory.get().directBinaryEncoder(out, null));
    }
}
