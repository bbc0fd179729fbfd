// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.Nullability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * An event, or an element of one of its lists, as one array by its layout; records within it are no objects. A value is a
 * {@link String} or, where it is written more than once, {@link Utf8}; an {@link Integer}, {@link Long} or {@link Boolean}; a
 * list of texts or of flat records; null where there is none. Not thread-safe.
 */
public final class FlatRecord {
    /** Stands at the place of a record that is there. */
    static final Object PRESENT = new Object() {
        @Override
        public String toString() {
            return "present";
        }
    };

    private final FlatLayout layout;
    private final @Nullable Object[] values;

    FlatRecord(FlatLayout layout) {
        this(layout, new Object[layout.size()]);
    }

    private FlatRecord(FlatLayout layout, @Nullable Object[] values) {
        this.layout = layout;
        this.values = values;
    }

    FlatLayout layout() {
        return layout;
    }

    /** The value at a place, null where there is none. */
    @Nullable
    Object get(int place) {
        return values[place];
    }

    /** Puts a value of the type that the place holds. */
    public void put(int place, @Nullable Object value) {
        values[place] = value;
    }

    /** Takes out a record with all that it holds. */
    void remove(int place) {
        for (int at = place; at < layout.end(place); at++) {
            put(at, null);
        }
    }

    /** Adds an empty element to the list of records at a place. */
    FlatRecord add(int place) {
        FlatLayout elements = layout.elements(place);
        if (elements == null) {
            throw new IllegalArgumentException(layout.path(place) + " is no list of records");
        }
        return add(place, new FlatRecord(elements));
    }

    /** Adds an element to the list of records at a place. */
    FlatRecord add(int place, FlatRecord made) {
        List<FlatRecord> list = elements(place);
        if (list.isEmpty()) {
            list = new ArrayList<>(4);
            put(place, list);
        }
        list.add(made);
        return made;
    }

    /** The list of records at a place, which is empty where there is none, and the event's own elsewhere. */
    @SuppressWarnings("unchecked") // only add() makes lists at places of lists of records
    List<FlatRecord> elements(int place) {
        Object present = values[place];
        return present == null ? List.of() : (List<FlatRecord>) present;
    }

    /** Lists of records are copied with their elements; lists of texts, which nobody changes, are not. */
    FlatRecord copy() {
        FlatRecord made = new FlatRecord(layout, values.clone());
        for (int place : layout.lists()) {
            if (values[place] != null) {
                List<FlatRecord> list = new ArrayList<>(4);
                for (FlatRecord element : elements(place)) {
                    list.add(element.copy());
                }
                made.values[place] = list;
            }
        }
        return made;
    }

    /** @param prefix length of what the names have before them in their paths */
    private Map<String, Object> members(int from, int to, int prefix) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int at = from; at < to; at = layout.end(at)) {
            Object value = values[at];
            if (value != null) {
                String path = layout.path(at);
                Object member = value == PRESENT ? members(at + 1, layout.end(at), path.length() + 1) : value;
                members.put(path.substring(prefix), member);
            }
        }
        return members;
    }

    /** All that this one holds, by names. */
    Map<String, Object> members() {
        return members(0, values.length, 0);
    }

    /** What the record at a place holds, by names. */
    Map<String, Object> members(int place) {
        return members(place + 1, layout.end(place), layout.path(place).length() + 1);
    }

    /**
     * Writes the record in Avro's binary form.
     *
     * @throws AvroTypeException where it lacks what its schema demands
     */
    void writeTo(AvroBytes out) {
        int at = 0;
        while (at < values.length) {
            at = writePlace(out, at);
        }
    }

    /** Writes what stands at a place, and tells which comes next: of a record that is there, its first field. */
    private int writePlace(AvroBytes out, int place) {
        Object value = values[place];
        int nullBranch = layout.nullBranch(place);
        if (value == null) {
            if (nullBranch == Nullability.NEVER) {
                throw new AvroTypeException(layout.path(place) + " is required");
            }
            out.writeByte(nullBranch << 1);
            return layout.end(place);
        }
        if (nullBranch != Nullability.NEVER) {
            out.writeByte((1 - nullBranch) << 1);
        }
        write(value, out);
        return place + 1;
    }

    /** The most frequent classes first. What a record holds follows it as it stands in the row. */
    private static void write(Object value, AvroBytes out) {
        if (value instanceof String text) {
            out.writeText(text);
        } else if (value instanceof Utf8 utf8) {
            out.writeBytes(utf8.getBytes(), 0, utf8.getByteLength());
        } else if (value instanceof Integer number) {
            out.writeLong(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Boolean truth) {
            out.writeByte(truth ? 1 : 0);
        } else if (value instanceof List<?> list) {
            writeList(list, out);
        } else if (value != PRESENT) {
            throw new AvroTypeException("no event holds a " + value.getClass().getName());
        }
    }

    private static void writeList(List<?> list, AvroBytes out) {
        int size = list.size();
        if (size > 0) {
            out.writeLong(size);
            for (int i = 0; i < size; i++) {
                if (list.get(i) instanceof FlatRecord element) {
                    element.writeTo(out);
                } else {
                    write(list.get(i), out);
                }
            }
        }
        out.writeByte(0);
    }
}
