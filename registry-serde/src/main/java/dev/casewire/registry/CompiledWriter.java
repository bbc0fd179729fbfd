// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Writes generic records of one schema, which it has walked once: no look-up of a union's branch and no name is left for the
 * single record, which makes wide records with few values several times faster than Avro's own writer. The bytes are the same.
 * Immutable.
 *
 * <p>It knows records, lists, texts, numbers, booleans and unions of one of them with null. A schema with anything else, or
 * with logical types, is left to Avro.
 */
final class CompiledWriter implements ValueWriter {
    private enum Kind {
        TEXT,
        INT,
        LONG,
        DOUBLE,
        BOOLEAN,
        RECORD,
        LIST
    }

    /** How a value is written; fields of a record and the elements of a list are set once all of them are known. */
    private static final class Node {
        private final Kind kind;
        private final String name;
        private Node[] fields = {};
        private int[] nullBranches = {};

        Node(Kind kind, String name) {
            this.kind = kind;
            this.name = name;
        }
    }

    private final Node root;

    private CompiledWriter(Node root) {
        this.root = root;
    }

    /** The writer of a schema; empty where it holds something that is left to Avro. */
    static Optional<ValueWriter> of(Schema schema) {
        Node root = schema.getType() == Schema.Type.RECORD ? node(schema, new HashMap<>()) : null;
        return Optional.ofNullable(root).map(CompiledWriter::new);
    }

    private static @Nullable Node node(Schema schema, Map<String, Node> records) {
        if (schema.getLogicalType() != null) {
            return null;
        }
        return switch (schema.getType()) {
            case STRING -> new Node(Kind.TEXT, "text");
            case INT -> new Node(Kind.INT, "int");
            case LONG -> new Node(Kind.LONG, "long");
            case DOUBLE -> new Node(Kind.DOUBLE, "double");
            case BOOLEAN -> new Node(Kind.BOOLEAN, "boolean");
            case RECORD -> record(schema, records);
            case ARRAY -> list(schema, records);
            default -> null;
        };
    }

    private static @Nullable Node record(Schema schema, Map<String, Node> records) {
        Node known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        Node made = new Node(Kind.RECORD, schema.getFullName());
        records.put(schema.getFullName(), made);
        return fill(made, schema.getFields().stream().map(Schema.Field::schema).toList(), records);
    }

    private static @Nullable Node list(Schema schema, Map<String, Node> records) {
        return fill(new Node(Kind.LIST, "list"), List.of(schema.getElementType()), records);
    }

    private static @Nullable Node fill(Node node, List<Schema> schemas, Map<String, Node> records) {
        node.fields = new Node[schemas.size()];
        node.nullBranches = new int[schemas.size()];
        for (int i = 0; i < schemas.size(); i++) {
            Optional<Nullability> known = Nullability.of(schemas.get(i));
            if (known.isEmpty()) {
                return null;
            }
            node.nullBranches[i] = known.get().nullBranch();
            Node field = node(known.get().present(), records);
            if (field == null) {
                return null;
            }
            node.fields[i] = field;
        }
        return node;
    }

    /**
     * Writes a record.
     *
     * @throws AvroTypeException where it does not fit the schema
     */
    @Override
    public void write(Object datum, AvroBytes out) {
        writeValue(root, datum, out);
    }

    /** A loop of its own for the class that events are of: a call through the interface per field is dear. */
    private static void writeRecord(Node node, @Nullable Object value, AvroBytes out) {
        int count = node.fields.length;
        if (value instanceof GenericData.Record record && fields(record) == count) {
            for (int i = 0; i < count; i++) {
                writeField(node, i, record.get(i), out);
            }
        } else if (value instanceof IndexedRecord record && fields(record) == count) {
            for (int i = 0; i < count; i++) {
                writeField(node, i, record.get(i), out);
            }
        } else {
            throw unfit(node, value);
        }
    }

    private static int fields(IndexedRecord record) {
        return record.getSchema().getFields().size();
    }

    private static void writeField(Node node, int i, @Nullable Object value, AvroBytes out) {
        int nullBranch = node.nullBranches[i];
        if (nullBranch != Nullability.NEVER) {
            out.writeByte((value == null ? nullBranch : 1 - nullBranch) << 1);
            if (value == null) {
                return;
            }
        }
        Node field = node.fields[i];
        if (field.kind == Kind.TEXT && value instanceof String text) {
            out.writeText(text);
        } else {
            writeValue(field, value, out);
        }
    }

    private static void writeList(Node node, List<?> list, AvroBytes out) {
        if (!list.isEmpty()) {
            out.writeLong(list.size());
            for (int i = 0; i < list.size(); i++) {
                writeField(node, 0, list.get(i), out);
            }
        }
        out.writeByte(0);
    }

    private static void writeValue(Node node, @Nullable Object value, AvroBytes out) {
        switch (node.kind) {
            case TEXT -> {
                if (value instanceof String text) {
                    out.writeText(text);
                } else if (value instanceof Utf8 utf8) {
                    out.writeBytes(utf8.getBytes(), 0, utf8.getByteLength());
                } else if (value instanceof CharSequence text) {
                    out.writeText(text.toString());
                } else {
                    throw unfit(node, value);
                }
            }
            case INT -> {
                if (!(value instanceof Integer number)) {
                    throw unfit(node, value);
                }
                out.writeLong(number);
            }
            case LONG -> {
                if (!(value instanceof Long number)) {
                    throw unfit(node, value);
                }
                out.writeLong(number);
            }
            case DOUBLE -> {
                if (!(value instanceof Double number)) {
                    throw unfit(node, value);
                }
                out.writeDouble(number);
            }
            case BOOLEAN -> {
                if (!(value instanceof Boolean bool)) {
                    throw unfit(node, value);
                }
                out.writeByte(bool ? 1 : 0);
            }
            case RECORD -> writeRecord(node, value, out);
            case LIST -> {
                if (!(value instanceof List<?> list)) {
                    throw unfit(node, value);
                }
                writeList(node, list, out);
            }
        }
    }

    private static AvroTypeException unfit(Node node, @Nullable Object value) {
        return new AvroTypeException("a " + node.name + " is wanted, but there is "
                + (value == null
                        ? "null"
                        : value instanceof GenericData.Record record
                                ? "a " + record.getSchema().getFullName()
                                : "a " + value.getClass().getSimpleName()));
    }
}
