// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * A dotted path within a record, resolved once to field positions. Where it steps through a list of records it means the
 * list's first element. Writing makes the records on the way. Immutable.
 */
public final class EventPath {
    private final String text;
    private final Step[] steps;
    private final int leaf;
    private final LeafType leafType;

    /** A record on the way: its position, its schema, whether it is an element of a list. */
    private record Step(int position, Schema schema, boolean isElement) {}

    private EventPath(String text, List<Step> steps, int leaf, LeafType leafType) {
        this.text = text;
        this.steps = steps.toArray(Step[]::new);
        this.leaf = leaf;
        this.leafType = leafType;
    }

    /** The path below a record's schema; empty where the schema does not hold it or it ends at a record. */
    public static Optional<EventPath> resolve(Schema root, String text) {
        String[] names = text.split("\\.", -1);
        List<Step> steps = new ArrayList<>();
        Schema at = root;
        for (int i = 0; i < names.length - 1; i++) {
            Schema.Field field = at.getField(names[i]);
            if (field == null) {
                return Optional.empty();
            }
            Schema value = LeafType.valueOf(field.schema());
            boolean isElement = value.getType() == Schema.Type.ARRAY;
            Schema next = isElement ? LeafType.valueOf(value.getElementType()) : value;
            if (next.getType() != Schema.Type.RECORD) {
                return Optional.empty();
            }
            steps.add(new Step(field.pos(), next, isElement));
            at = next;
        }
        Schema.Field field = at.getField(names[names.length - 1]);
        if (field == null) {
            return Optional.empty();
        }
        return LeafType.of(field.schema()).map(type -> new EventPath(text, steps, field.pos(), type));
    }

    /** The path as written. */
    public String text() {
        return text;
    }

    /** What the leaf holds. */
    public LeafType leafType() {
        return leafType;
    }

    /** Puts a value that fits {@link #leafType()} by {@link LeafType#convert}, making the records on the way. */
    public void set(GenericData.Record root, Object value) {
        GenericData.Record at = root;
        for (Step step : steps) {
            at = child(at, step);
        }
        at.put(leaf, leafType == LeafType.TEXT && value instanceof String ? value : leafType.convert(value));
    }

    /** Like {@link #set}, only where the record that holds the leaf is there already. Tells whether it was. */
    public boolean setBeside(GenericData.Record root, Object value) {
        GenericData.Record holder = holder(root);
        if (holder == null) {
            return false;
        }
        holder.put(leaf, leafType.convert(value));
        return true;
    }

    /** The value, null where it or a record on the way is absent. */
    public @Nullable Object get(GenericData.Record root) {
        GenericData.Record holder = holder(root);
        return holder == null ? null : holder.get(leaf);
    }

    /** Whether the record that holds the leaf is there. */
    public boolean hasHolder(GenericData.Record root) {
        return holder(root) != null;
    }

    /** What the leaf holds by name, where it holds free-form values; empty where it is absent or holds something else. */
    @SuppressWarnings("unchecked") // free-form values are only ever put as maps by text
    public Map<String, Object> members(GenericData.Record root) {
        return get(root) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private GenericData.@Nullable Record holder(GenericData.Record root) {
        GenericData.Record at = root;
        for (Step step : steps) {
            Object next = at.get(step.position());
            if (step.isElement()) {
                next = next instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
            }
            if (!(next instanceof GenericData.Record record)) {
                return null;
            }
            at = record;
        }
        return at;
    }

    private static GenericData.Record child(GenericData.Record parent, Step step) {
        Object present = parent.get(step.position());
        if (step.isElement()) {
            return present instanceof List<?> list && !list.isEmpty()
                    ? (GenericData.Record) list.get(0)
                    : firstElement(parent, step);
        }
        if (present instanceof GenericData.Record record) {
            return record;
        }
        GenericData.Record made = new GenericData.Record(step.schema());
        parent.put(step.position(), made);
        return made;
    }

    private static GenericData.Record firstElement(GenericData.Record parent, Step step) {
        GenericData.Record made = new GenericData.Record(step.schema());
        List<GenericData.Record> list = new ArrayList<>(2);
        list.add(made);
        parent.put(step.position(), list);
        return made;
    }

    @Override
    public String toString() {
        return text;
    }
}
