// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Conversion;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.InstanceSupplier;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes readers of Avro records, generic or of generated classes, for data that was written by the very schema it is read by: then
 * nothing has to be resolved, and what Avro's own reader looks up for each value is known beforehand. What is read equals what
 * Avro reads.
 *
 * <p>It knows records, lists, maps, texts, numbers, booleans, bytes, logical types over whole numbers, and unions of one of them
 * with null. A schema with anything else is left to Avro.
 */
final class CompiledReader {
    /** Avro's properties for classes of its reflection: java-class, java-key-class, java-element-class. */
    private static final String CLASS_PROPERTIES = "java-";

    private final GenericData data;
    private final Map<String, RecordReader> records = new HashMap<>();

    private CompiledReader(GenericData data) {
        this.data = data;
    }

    /**
     * The reader of a record's schema; empty where it holds something that is left to Avro.
     *
     * @param data makes records and converts logical types
     */
    static Optional<ValueReader> of(Schema schema, GenericData data) {
        return schema.getType() == Schema.Type.RECORD
                ? new CompiledReader(data).reader(schema).map(ValueReader.class::cast)
                : Optional.empty();
    }

    private Optional<ValueReader> reader(Schema schema) {
        if (schema.getObjectProps().keySet().stream().anyMatch(name -> name.startsWith(CLASS_PROPERTIES))) {
            return Optional.empty();
        }
        LogicalType logical = schema.getLogicalType();
        Conversion<?> conversion = logical == null ? null : data.getConversionFor(logical);
        if (conversion != null) {
            return converted(schema, logical, conversion);
        }
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> slot(schema.getElementType()).map(items -> list(schema, items));
            case MAP -> slot(schema.getValueType()).map(values -> map(schema, values));
            case STRING -> Optional.of(text(schema));
            case BYTES -> Optional.of(in -> in.readBytes(null));
            case INT -> Optional.of(BoundedDecoder::readInt);
            case LONG -> Optional.of(BoundedDecoder::readLong);
            case FLOAT -> Optional.of(BoundedDecoder::readFloat);
            case DOUBLE -> Optional.of(BoundedDecoder::readDouble);
            case BOOLEAN -> Optional.of(BoundedDecoder::readBoolean);
            default -> Optional.empty();
        };
    }

    private Optional<ReadSlot> slot(Schema schema) {
        return ReadSlot.of(schema, this::reader);
    }

    private Optional<ValueReader> record(Schema schema) {
        RecordReader known = records.get(schema.getFullName());
        if (known != null) {
            return Optional.of(known);
        }
        List<Schema.Field> fields = schema.getFields();
        RecordReader made = new RecordReader(schema, data.getNewRecordSupplier(schema), new ReadSlot[fields.size()]);
        records.put(schema.getFullName(), made);
        for (Schema.Field field : fields) {
            Optional<ReadSlot> slot = slot(field.schema());
            if (slot.isEmpty()) {
                return Optional.empty();
            }
            made.slots[field.pos()] = slot.get();
        }
        return Optional.of(made);
    }

    /** The slots are filled in afterwards, since a record may hold itself. */
    private static final class RecordReader implements ValueReader {
        private final Schema schema;
        private final InstanceSupplier records;
        private final ReadSlot[] slots;

        RecordReader(Schema schema, InstanceSupplier records, ReadSlot[] slots) {
            this.schema = schema;
            this.records = records;
            this.slots = slots;
        }

        @Override
        // Avro's interface takes no old record to use again as null.
        @SuppressWarnings("NullAway")
        public Object read(BoundedDecoder in) throws IOException {
            IndexedRecord made = (IndexedRecord) records.newInstance(null, schema);
            for (int place = 0; place < slots.length; place++) {
                made.put(place, slots[place].read(in));
            }
            return made;
        }
    }

    private ValueReader list(Schema schema, ReadSlot items) {
        return in -> {
            long first = in.readArrayStart();
            Collection<@Nullable Object> list = newList((int) first, schema);
            items.readItems(first, in, list);
            return list;
        };
    }

    // What Avro makes for a schema of a list is a collection; there is no old one to use again.
    @SuppressWarnings({"unchecked", "NullAway"})
    private Collection<@Nullable Object> newList(int size, Schema schema) {
        return (Collection<@Nullable Object>) data.newArray(null, size, schema);
    }

    private static ValueReader map(Schema schema, ReadSlot values) {
        ValueReader keys = text(schema);
        return in -> values.readMap(keys, in);
    }

    private static ValueReader text(Schema schema) {
        boolean asString = GenericData.StringType.String.name().equals(schema.getProp(GenericData.STRING_PROP));
        return asString ? BoundedDecoder::readString : in -> in.readString(null);
    }

    private static Optional<ValueReader> converted(Schema schema, LogicalType logical, Conversion<?> conversion) {
        return switch (schema.getType()) {
            case INT -> Optional.of(in -> conversion.fromInt(in.readInt(), schema, logical));
            case LONG -> Optional.of(in -> conversion.fromLong(in.readLong(), schema, logical));
            default -> Optional.empty();
        };
    }
}
