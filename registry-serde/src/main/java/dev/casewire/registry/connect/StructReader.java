// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import dev.casewire.registry.BoundedDecoder;
import dev.casewire.registry.ReadSlot;
import dev.casewire.registry.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema.Type;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * Makes readers of Avro binary as structs, for an Avro schema and the Connect schema that it is mapped to, with no generic record in
 * between. What is read is the same.
 *
 * <p>Schemas with types that are rare in events (fixed bytes, maps whose keys are no texts, unions of Confluent's mapping, records
 * that hold themselves) have no such reader.
 */
final class StructReader {
    private static final ValueReader TEXT = BoundedDecoder::readString;

    private final Set<String> open = new HashSet<>();

    private StructReader() {}

    /** The reader of a record's schema; empty where it holds a type that none is here for. */
    static Optional<ValueReader> of(org.apache.avro.Schema avro, Schema connect) {
        return avro.getType() == Type.RECORD ? new StructReader().reader(avro, connect) : Optional.empty();
    }

    private Optional<ValueReader> reader(org.apache.avro.Schema avro, Schema connect) {
        Schema.Type type = connect.type();
        if (LogicalNames.isReserved(connect.name())) {
            return logical(connect, connect.name(), avro.getType());
        }
        return switch (avro.getType()) {
            case RECORD -> type == Schema.Type.STRUCT ? struct(avro, connect) : Optional.empty();
            case ARRAY -> type == Schema.Type.ARRAY ? list(avro, connect) : Optional.empty();
            case MAP -> type == Schema.Type.MAP ? map(avro, connect) : Optional.empty();
            case STRING -> when(type == Schema.Type.STRING, TEXT);
            case ENUM -> when(type == Schema.Type.STRING, symbol(avro.getEnumSymbols()));
            case BYTES -> when(type == Schema.Type.BYTES, in -> in.readBytes(null));
            case INT -> number(type);
            case LONG -> when(type == Schema.Type.INT64, BoundedDecoder::readLong);
            case FLOAT -> when(type == Schema.Type.FLOAT32, BoundedDecoder::readFloat);
            case DOUBLE -> when(type == Schema.Type.FLOAT64, BoundedDecoder::readDouble);
            case BOOLEAN -> when(type == Schema.Type.BOOLEAN, BoundedDecoder::readBoolean);
            default -> Optional.empty();
        };
    }

    private static Optional<ValueReader> logical(Schema connect, String name, Type avro) {
        return switch (name) {
            case Timestamp.LOGICAL_NAME -> when(avro == Type.LONG, in -> Timestamp.toLogical(connect, in.readLong()));
            case Date.LOGICAL_NAME -> when(avro == Type.INT, in -> Date.toLogical(connect, in.readInt()));
            case Time.LOGICAL_NAME -> when(avro == Type.INT, in -> Time.toLogical(connect, in.readInt()));
            case Decimal.LOGICAL_NAME ->
                when(
                        avro == Type.BYTES,
                        in -> Decimal.toLogical(connect, in.readBytes(null).array()));
            default -> Optional.empty();
        };
    }

    private static Optional<ValueReader> number(Schema.Type type) {
        return switch (type) {
            case INT8 -> Optional.of(in -> (byte) in.readInt());
            case INT16 -> Optional.of(in -> (short) in.readInt());
            case INT32 -> Optional.of(BoundedDecoder::readInt);
            default -> Optional.empty();
        };
    }

    private static ValueReader symbol(List<String> symbols) {
        return in -> {
            int place = in.readEnum();
            if (place < 0 || place >= symbols.size()) {
                throw new IOException("symbol " + place + " of an enum of " + symbols.size());
            }
            return symbols.get(place);
        };
    }

    private static Optional<ValueReader> when(boolean fits, ValueReader reader) {
        return fits ? Optional.of(reader) : Optional.empty();
    }

    private Optional<ReadSlot> slot(org.apache.avro.Schema avro, Schema connect) {
        return ReadSlot.of(avro, present -> reader(present, connect));
    }

    private Optional<ValueReader> list(org.apache.avro.Schema avro, Schema connect) {
        return slot(avro.getElementType(), connect.valueSchema()).map(items -> in -> {
            long first = in.readArrayStart();
            List<@Nullable Object> list = new ArrayList<>((int) first);
            items.readItems(first, in, list);
            return list;
        });
    }

    private Optional<ValueReader> map(org.apache.avro.Schema avro, Schema connect) {
        return slot(avro.getValueType(), connect.valueSchema()).map(values -> in -> values.readMap(TEXT, in));
    }

    private Optional<ValueReader> struct(org.apache.avro.Schema avro, Schema connect) {
        if (!open.add(avro.getFullName())) {
            return Optional.empty();
        }
        List<org.apache.avro.Schema.Field> avroFields = avro.getFields();
        Field[] fields = new Field[avroFields.size()];
        ReadSlot[] slots = new ReadSlot[fields.length];
        for (int place = 0; place < fields.length; place++) {
            Field field = connect.field(avroFields.get(place).name());
            Optional<ReadSlot> slot = field == null
                    ? Optional.empty()
                    : slot(avroFields.get(place).schema(), field.schema());
            if (slot.isEmpty()) {
                return Optional.empty();
            }
            fields[place] = field;
            slots[place] = slot.get();
        }
        open.remove(avro.getFullName());
        return Optional.of(in -> readStruct(connect, fields, slots, in));
    }

    /** A field that is left alone is null, so nothing is put for the many that are. */
    private static Struct readStruct(Schema schema, Field[] fields, ReadSlot[] slots, BoundedDecoder in)
            throws IOException {
        Struct struct = new Struct(schema);
        for (int place = 0; place < fields.length; place++) {
            Object value = slots[place].read(in);
            if (value != null) {
                struct.put(fields[place], value);
            }
        }
        return struct;
    }
}
