// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Makes outlines of a record's bytes, which says as well that they are of their schema. It knows texts, longs, records of
 * them, and lists of all these as fields of the outermost. Thread-safe.
 */
public final class OutlineReader {
    private final Schema schema;
    private final Node[] fields;

    private enum Kind {
        TEXT,
        LONG,
        RECORD,
        LIST
    }

    /** How a value is passed. */
    private static final class Node {
        private final Kind kind;

        /** See {@link Nullability}. */
        private final int nullBranch;

        /** How many places it takes where it is null. */
        private final int places;

        /** Fields of a record; the element of a list. */
        private final Node[] parts;

        Node(Kind kind, int nullBranch, int places, Node... parts) {
            this.kind = kind;
            this.nullBranch = nullBranch;
            this.places = places;
            this.parts = parts;
        }
    }

    private OutlineReader(Schema schema, Node[] fields) {
        this.schema = schema;
        this.fields = fields;
    }

    /**
     * The reader of a record's schema.
     *
     * @throws IllegalArgumentException naming the field of a type that it does not know
     */
    public static OutlineReader of(Schema schema) {
        Node[] fields = schema.getFields().stream()
                .map(field -> node(field.name(), field.schema(), Set.of(schema.getFullName()), true))
                .toArray(Node[]::new);
        return new OutlineReader(schema, fields);
    }

    /** Whose records it reads. */
    Schema schema() {
        return schema;
    }

    /** @param around names of the records that the value lies in */
    private static Node node(String path, Schema schema, Set<String> around, boolean mayBeList) {
        Nullability known = Nullability.of(schema).orElseThrow(() -> unknown(path, schema));
        Schema present = known.present();
        boolean isNullable = known.nullBranch() != Nullability.NEVER;
        return switch (present.getType()) {
            case STRING -> new Node(Kind.TEXT, known.nullBranch(), 1);
            case LONG -> new Node(Kind.LONG, known.nullBranch(), 1);
            case RECORD -> {
                if (around.contains(present.getFullName())) {
                    throw unknown(path, schema);
                }
                Set<String> within = new HashSet<>(around);
                within.add(present.getFullName());
                Node[] parts = present.getFields().stream()
                        .map(field -> node(path + "." + field.name(), field.schema(), within, false))
                        .toArray(Node[]::new);
                int own = isNullable ? 1 : 0;
                yield new Node(Kind.RECORD, known.nullBranch(), own + places(parts), parts);
            }
            case ARRAY -> {
                if (!mayBeList || isNullable) {
                    throw unknown(path, schema);
                }
                yield new Node(
                        Kind.LIST, Nullability.NEVER, 1, new Node[] {node(path, present.getElementType(), around, false)
                        });
            }
            default -> throw unknown(path, schema);
        };
    }

    /** How many places null takes in a schema. */
    public static int places(Schema schema) {
        return node("", schema, Set.of(), true).places;
    }

    private static int places(Node[] parts) {
        return Arrays.stream(parts).mapToInt(part -> part.places).sum();
    }

    private static IllegalArgumentException unknown(String path, Schema schema) {
        return new IllegalArgumentException("no outline can be made of " + path + " of type " + schema);
    }

    /** The outline of a record whose bytes are still to be read. */
    Outline read(BoundedDecoder in) throws IOException {
        Outline.Notes notes = new Outline.Notes(fields.length);
        for (int i = 0; i < fields.length; i++) {
            notes.field(i);
            pass(fields[i], in, notes);
        }
        return notes.outline(in.array());
    }

    private static void pass(Node node, BoundedDecoder in, Outline.Notes notes) throws IOException {
        if (node.nullBranch != Nullability.NEVER && in.isNull(node.nullBranch)) {
            notes.absent(node.places);
            return;
        }
        switch (node.kind) {
            case TEXT -> {
                int from = in.passText();
                notes.value(from, in.position());
            }
            case LONG -> {
                int from = in.position();
                in.readLong();
                notes.value(from, in.position());
            }
            case RECORD -> {
                if (node.nullBranch != Nullability.NEVER) {
                    notes.present();
                }
                for (Node part : node.parts) {
                    pass(part, in, notes);
                }
            }
            case LIST -> passList(node.parts[0], in, notes);
        }
    }

    private static void passList(Node element, BoundedDecoder in, Outline.Notes notes) throws IOException {
        int list = notes.list();
        long count = 0;
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            count += left;
            for (; left > 0; left--) {
                pass(element, in, notes);
            }
        }
        notes.count(list, count);
    }
}
