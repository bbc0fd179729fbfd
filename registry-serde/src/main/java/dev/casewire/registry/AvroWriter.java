// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

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
    private final ThreadLocal<Output> outputs = ThreadLocal.withInitial(Output::new);

    /** @param compiled faster than the writer, where it can be used */
    private record Encoding(
            int id, DatumWriter<Object> writer, @Nullable CompiledWriter compiled) {}

    private static final class Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        private final AvroBytes direct = new AvroBytes();
        private @Nullable BinaryEncoder encoder;
    }

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
        return write(subject, schema, () -> schema, datum);
    }

    /**
     * Encodes a datum whose registered contract differs from the schema it is written by in what is not on the wire, such as
     * custom properties.
     *
     * @param contract asked for once per subject and schema instance
     */
    public byte[] write(String subject, Schema schema, Supplier<Schema> contract, Object datum) {
        Encoding encoding = encoding(subject, schema, contract, datum);
        Output output = outputs.get();
        if (encoding.compiled() != null) {
            return writeDirectly(subject, schema, datum, encoding, encoding.compiled(), output.direct);
        }
        // In this order: an encoder that failed half-way flushes its rest into its old sink when it is taken up again.
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(output.bytes, output.encoder);
        output.encoder = encoder;
        output.bytes.reset();
        writeHeader(output.bytes, encoding.id());
        try {
            encoding.writer().write(datum, encoder);
            encoder.flush();
        } catch (IOException | RuntimeException e) {
            throw unfit(subject, schema, e);
        }
        return output.bytes.toByteArray();
    }

    private static byte[] writeDirectly(
            String subject, Schema schema, Object datum, Encoding encoding, CompiledWriter writer, AvroBytes out) {
        out.reset();
        out.writeByte(MAGIC);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.writeByte(encoding.id() >>> shift);
        }
        try {
            writer.write(datum, out);
        } catch (RuntimeException e) {
            throw unfit(subject, schema, e);
        }
        return out.toByteArray();
    }

    private static SerializationException unfit(String subject, Schema schema, Exception cause) {
        return new SerializationException(
                "A value for subject '" + subject + "' does not fit its schema " + schema.getFullName() + ": "
                        + cause.getMessage(),
                cause);
    }

    private Encoding encoding(String subject, Schema schema, Supplier<Schema> contract, Object datum) {
        SubjectSchema key = new SubjectSchema(subject, schema);
        Encoding known = encodings.get(key);
        if (known != null) {
            return known;
        }
        int id = autoRegister ? client.register(subject, contract.get()) : client.idOf(subject, contract.get());
        boolean isSpecific = datum instanceof SpecificRecord;
        DatumWriter<Object> writer = isSpecific ? new SpecificDatumWriter<>(schema) : new GenericDatumWriter<>(schema);
        CompiledWriter compiled = isSpecific ? null : CompiledWriter.of(schema).orElse(null);
        Encoding encoding = new Encoding(id, writer, compiled);
        if (encodings.size() >= INSTANCES_LIMIT) {
            encodings.clear();
        }
        encodings.put(key, encoding);
        return encoding;
    }

    private static void writeHeader(ByteArrayOutputStream out, int id) {
        out.write(MAGIC);
        out.write(id >>> 24);
        out.write(id >>> 16);
        out.write(id >>> 8);
        out.write(id);
    }
}
