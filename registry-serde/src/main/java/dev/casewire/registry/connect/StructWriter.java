// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.ValueWriter;
import dev.casewire.registry.WriteSlot;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema.Type;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * Makes writers of structs as Avro binary, for a Connect schema and the Avro schema that it is mapped to: the generic record that
 * stands between them otherwise costs more than all the rest. The bytes are the same.
 *
 * <p>Schemas with types that are rare in events (fixed bytes, maps whose keys are no texts, unions of Confluent's mapping) have no
 * such writer. What does not fit is a {@link DataException} that names the field.
 */
public final class StructWriter {
    private StructWriter() {}

    /** The writer of a struct's schema; empty where it holds a type that none is here for. */
    public static Optional<ValueWriter> of(Schema connect, org.apache.avro.Schema avro) {
        return avro.getType() == Type.RECORD ? writer(connect, avro) : Optional.empty();
    }

    private static Optional<ValueWriter> writer(Schema connect, org.apache.avro.Schema avro) {
        if (LogicalNames.isReserved(connect.name())) {
            return logical(connect, connect.name(), avro.getType());
        }
        return switch (connect.type()) {
            case STRUCT -> avro.getType() == Type.RECORD ? struct(connect, avro) : Optional.empty();
            case ARRAY -> avro.getType() == Type.ARRAY ? list(connect, avro) : Optional.empty();
            case MAP -> avro.getType() == Type.MAP ? map(connect, avro) : Optional.empty();
            case STRING -> when(avro.getType() == Type.STRING, WriteSlot.TEXT);
            case BYTES -> when(avro.getType() == Type.BYTES, StructWriter::bytes);
            case BOOLEAN ->
                when(avro.getType() == Type.BOOLEAN, (value, out) -> out.writeByte(fit(Boolean.class, value) ? 1 : 0));
            case INT8 -> when(avro.getType() == Type.INT, (value, out) -> out.writeLong(fit(Byte.class, value)));
            case INT16 -> when(avro.getType() == Type.INT, (value, out) -> out.writeLong(fit(Short.class, value)));
            case INT32 -> when(avro.getType() == Type.INT, (value, out) -> out.writeLong(fit(Integer.class, value)));
            case INT64 -> when(avro.getType() == Type.LONG, (value, out) -> out.writeLong(fit(Long.class, value)));
            case FLOAT32 -> when(avro.getType() == Type.FLOAT, (value, out) -> out.writeFloat(fit(Float.class, value)));
            case FLOAT64 ->
                when(avro.getType() == Type.DOUBLE, (value, out) -> out.writeDouble(fit(Double.class, value)));
        };
    }

    @SuppressWarnings("JavaUtilDate") // Connect's logical times are java.util.Date.
    private static Optional<ValueWriter> logical(Schema connect, String name, Type avro) {
        return switch (name) {
            case Timestamp.LOGICAL_NAME ->
                when(avro == Type.LONG, (value, out) -> {
                    if (!(value instanceof java.util.Date date)) {
                        throw unfit(java.util.Date.class, value);
                    }
                    out.writeLong(Timestamp.fromLogical(connect, date));
                });
            case Date.LOGICAL_NAME ->
                when(
                        avro == Type.INT,
                        (value, out) -> out.writeLong(Date.fromLogical(connect, fit(java.util.Date.class, value))));
            case Time.LOGICAL_NAME ->
                when(
                        avro == Type.INT,
                        (value, out) -> out.writeLong(Time.fromLogical(connect, fit(java.util.Date.class, value))));
            case Decimal.LOGICAL_NAME ->
                when(
                        avro == Type.BYTES,
                        (value, out) -> bytes(Decimal.fromLogical(connect, fit(BigDecimal.class, value)), out));
            default -> Optional.empty();
        };
    }

    private static Optional<ValueWriter> when(boolean fits, ValueWriter writer) {
        return fits ? Optional.of(writer) : Optional.empty();
    }

    private static Optional<WriteSlot> slot(Schema connect, org.apache.avro.Schema avro) {
        return WriteSlot.of(avro, present -> writer(connect, present));
    }

    private static Optional<ValueWriter> list(Schema connect, org.apache.avro.Schema avro) {
        return slot(connect.valueSchema(), avro.getElementType()).map(items -> (value, out) -> {
            if (!(value instanceof Collection<?> list)) {
                throw unfit(Collection.class, value);
            }
            items.writeList(list, out);
        });
    }

    private static Optional<ValueWriter> map(Schema connect, org.apache.avro.Schema avro) {
        return slot(connect.valueSchema(), avro.getValueType())
                .map(values -> (value, out) -> values.writeMap(fit(Map.class, value), out));
    }

    private static Optional<ValueWriter> struct(Schema connect, org.apache.avro.Schema avro) {
        List<org.apache.avro.Schema.Field> avroFields = avro.getFields();
        if (connect.fields().size() != avroFields.size()) {
            return Optional.empty();
        }
        Field[] fields = new Field[avroFields.size()];
        WriteSlot[] slots = new WriteSlot[fields.length];
        for (int place = 0; place < fields.length; place++) {
            Field field = connect.field(avroFields.get(place).name());
            Optional<WriteSlot> slot = field == null
                    ? Optional.empty()
                    : slot(field.schema(), avroFields.get(place).schema());
            if (slot.isEmpty()) {
                return Optional.empty();
            }
            fields[place] = field;
            slots[place] = slot.get();
        }
        return Optional.of((value, out) -> {
            if (!(value instanceof Struct struct)) {
                throw unfit(Struct.class, value);
            }
            writeStruct(connect, fields, slots, struct, out);
        });
    }

    // A reference that is equal saves the look into a whole schema.
    @SuppressWarnings("ReferenceEquality")
    private static void writeStruct(Schema schema, Field[] fields, WriteSlot[] slots, Struct struct, AvroBytes out)
            throws IOException {
        if (struct.schema() != schema && !struct.schema().equals(schema)) {
            throw new DataException("a struct of another schema than that of the record");
        }
        for (int place = 0; place < fields.length; place++) {
            try {
                slots[place].write(struct.get(fields[place]), out);
            } catch (RuntimeException e) {
                throw new DataException(fields[place].name() + ": " + e.getMessage(), e);
            }
        }
    }

    private static void bytes(Object value, AvroBytes out) {
        if (value instanceof byte[] array) {
            out.writeBytes(array, 0, array.length);
        } else {
            ByteBuffer buffer = fit(ByteBuffer.class, value).duplicate();
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            out.writeBytes(copy, 0, copy.length);
        }
    }

    /** For kinds that are rare: a check against a class that is no constant is dear. */
    private static <T> T fit(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw unfit(type, value);
        }
        return type.cast(value);
    }

    private static DataException unfit(Class<?> type, Object value) {
        return new DataException("a " + type.getSimpleName() + " is wanted, but there is a "
                + value.getClass().getSimpleName());
    }
}
