// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.io.Encoder;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Writes structs of one Connect schema as Avro binary at once. The mapping to generic records, which it stands in for, costs more than
 * all the rest of taking a record. Schemas with types that are rare in events (decimals, dates, maps whose keys are no
 * strings, enums and unions of Confluent's mapping) have no encoder and take the long way.
 */
final class StructEncoder {

    /** Writes a value that is not null, or that a union may have as null. */
    private interface ValueEncoder {
        void encode(Object value, Encoder out) throws IOException;
    }

    private static final String CONNECTS_OWN = "org.apache.kafka.connect.data.";
    private static final String MAPPINGS_OWN = "io.confluent.connect.avro.";

    private final ValueEncoder root;

    private StructEncoder(ValueEncoder root) {
        this.root = root;
    }

    /** The encoder of a schema; empty if it holds a type that none is here for. */
    static Optional<StructEncoder> of(Schema connect, org.apache.avro.Schema avro) {
        return valueOf(connect, avro).map(StructEncoder::new);
    }

    /**
     * Writes a struct.
     *
     * @throws ClassCastException if a value is not of its schema's type
     * @throws NullPointerException if a value is missing that has to be there
     */
    void encode(Struct struct, Encoder out) throws IOException {
        root.encode(struct, out);
    }

    private static Optional<ValueEncoder> valueOf(Schema connect, org.apache.avro.Schema avro) {
        if (avro.getType() == org.apache.avro.Schema.Type.UNION) {
            return nullable(connect, avro);
        }
        if (Timestamp.LOGICAL_NAME.equals(connect.name())) {
            return Optional.of(StructEncoder::timestamp);
        }
        if (connect.name() != null
                && (connect.name().startsWith(CONNECTS_OWN) || connect.name().startsWith(MAPPINGS_OWN))) {
            return Optional.empty();
        }
        return switch (avro.getType()) {
            case RECORD -> struct(connect, avro);
            case ARRAY -> array(connect, avro);
            case MAP -> map(connect, avro);
            case INT -> Optional.of((value, out) -> out.writeInt(((Number) value).intValue()));
            case LONG -> Optional.of((value, out) -> out.writeLong((Long) value));
            case FLOAT -> Optional.of((value, out) -> out.writeFloat((Float) value));
            case DOUBLE -> Optional.of((value, out) -> out.writeDouble((Double) value));
            case BOOLEAN -> Optional.of((value, out) -> out.writeBoolean((Boolean) value));
            case STRING -> Optional.of((value, out) -> out.writeString((String) value));
            case BYTES -> Optional.of(StructEncoder::bytes);
            default -> Optional.empty();
        };
    }

    private static Optional<ValueEncoder> nullable(Schema connect, org.apache.avro.Schema union) {
        if (union.getTypes().size() != 2 || !union.isNullable()) {
            return Optional.empty();
        }
        int nullIndex = union.getTypes().get(0).getType() == org.apache.avro.Schema.Type.NULL ? 0 : 1;
        return valueOf(connect, union.getTypes().get(1 - nullIndex)).map(present -> (value, out) -> {
            if (value == null) {
                out.writeIndex(nullIndex);
                out.writeNull();
            } else {
                out.writeIndex(1 - nullIndex);
                present.encode(value, out);
            }
        });
    }

    private static Optional<ValueEncoder> struct(Schema connect, org.apache.avro.Schema record) {
        if (connect.type() != Schema.Type.STRUCT
                || connect.fields().size() != record.getFields().size()) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        List<ValueEncoder> encoders = new ArrayList<>();
        for (org.apache.avro.Schema.Field avroField : record.getFields()) {
            Field field = connect.field(avroField.name());
            Optional<ValueEncoder> encoder =
                    field == null ? Optional.empty() : valueOf(field.schema(), avroField.schema());
            if (encoder.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field);
            encoders.add(encoder.get());
        }
        return Optional.of(new StructValue(List.copyOf(fields), List.copyOf(encoders)));
    }

    private record StructValue(List<Field> fields, List<ValueEncoder> encoders) implements ValueEncoder {
        @Override
        public void encode(Object value, Encoder out) throws IOException {
            Struct struct = (Struct) value;
            for (int i = 0; i < fields.size(); i++) {
                encoders.get(i).encode(struct.get(fields.get(i)), out);
            }
        }
    }

    private static Optional<ValueEncoder> array(Schema connect, org.apache.avro.Schema array) {
        if (connect.type() != Schema.Type.ARRAY) {
            return Optional.empty();
        }
        return valueOf(connect.valueSchema(), array.getElementType()).map(item -> (value, out) -> {
            List<?> items = (List<?>) value;
            out.writeArrayStart();
            out.setItemCount(items.size());
            for (Object each : items) {
                out.startItem();
                item.encode(each, out);
            }
            out.writeArrayEnd();
        });
    }

    private static Optional<ValueEncoder> map(Schema connect, org.apache.avro.Schema map) {
        if (connect.type() != Schema.Type.MAP || connect.keySchema().type() != Schema.Type.STRING) {
            return Optional.empty();
        }
        return valueOf(connect.valueSchema(), map.getValueType()).map(item -> (value, out) -> {
            Map<?, ?> entries = (Map<?, ?>) value;
            out.writeMapStart();
            out.setItemCount(entries.size());
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                out.startItem();
                out.writeString((String) entry.getKey());
                item.encode(entry.getValue(), out);
            }
            out.writeMapEnd();
        });
    }

    @SuppressWarnings("JavaUtilDate") // Connect's logical times are java.util.Date.
    private static void timestamp(Object value, Encoder out) throws IOException {
        out.writeLong(((Date) value).getTime());
    }

    private static void bytes(Object value, Encoder out) throws IOException {
        if (value instanceof byte[] array) {
            out.writeBytes(array);
        } else {
            out.writeBytes(((ByteBuffer) value).duplicate());
        }
    }
}
