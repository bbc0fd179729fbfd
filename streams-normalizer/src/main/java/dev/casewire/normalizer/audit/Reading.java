// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.AuditChange;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event's reading of a record. It remembers what has been read, because whatever was not goes to the event's
 * {@code unmapped}. Not thread-safe.
 */
public final class Reading {

    /** What an expression reads of a thing. */
    public enum Field {
        ID(0),
        NAME(1),
        TYPE(2),
        PARENT(3),
        PARENT_ID(4),
        URI(5),
        /** A user's id in the other of Data Center's id spaces. */
        ALT(6);

        /** Its bit within a thing's bits. */
        private final int bit;

        Field(int bit) {
            this.bit = bit;
        }
    }

    /** Before or after the act. */
    public enum Side {
        FROM(0),
        TO(1);

        /** Its bit within a change's bits. */
        private final int bit;

        Side(int bit) {
            this.bit = bit;
        }
    }

    private static final int FIELDS = Field.values().length;

    private final AuditView view;
    private final @Nullable String item;
    private final Marks readFields = new Marks();
    private final Marks readChanges = new Marks();
    private final Marks readAttributes = new Marks();
    private final Marks related = new Marks();

    private Reading(AuditView view, @Nullable String item) {
        this.view = view;
        this.item = item;
    }

    /**
     * A reading from which nothing has been read.
     *
     * @param item the member of a list that this event is about, null where the record is not fanned out
     */
    public static Reading of(AuditView view, @Nullable String item) {
        return new Reading(view, item);
    }

    public AuditView view() {
        return view;
    }

    /** The member of a list that this event is about. */
    public @Nullable String item() {
        return item;
    }

    /** A thing's field, null where the thing or the value is absent. */
    public @Nullable String field(int thing, Field field) {
        if (thing < 0) {
            return null;
        }
        readFields.set(thing * FIELDS + field.bit);
        Thing read = view.things().get(thing);
        return switch (field) {
            case ID -> read.id();
            case NAME -> read.name();
            case TYPE -> read.type();
            case PARENT -> read.parentName();
            case PARENT_ID -> read.parentId();
            case URI -> read.uri();
            case ALT -> read.alternativeId();
        };
    }

    /** One side of the first changed value of these names; null where it is absent or blank. */
    public @Nullable String change(List<String> names, Side side) {
        int index = view.indexOfChange(names);
        if (index < 0) {
            return null;
        }
        readChanges.set(index * 2 + side.bit);
        return value(view.changes().get(index), side);
    }

    /** One side of the first changed value that has one and none of these names; null where there is none. */
    public @Nullable String otherChange(List<String> names, Side side) {
        int index = view.indexOfOtherChange(names, side);
        if (index < 0) {
            return null;
        }
        readChanges.set(index * 2 + side.bit);
        return value(view.changes().get(index), side);
    }

    /** One side of a changed value; null where it is blank. */
    static @Nullable String value(AuditChange change, Side side) {
        return Text.orNull(side == Side.FROM ? change.getFrom() : change.getTo());
    }

    /** The first extra attribute of these names; null where it is absent or blank. */
    public @Nullable String attribute(List<String> names) {
        int index = view.indexOfAttribute(names);
        if (index < 0) {
            return null;
        }
        readAttributes.set(index);
        return Text.orNull(view.record().getAttributes().get(index).getValue());
    }

    /** Marks the first extra attribute of each name as read. */
    public void takeAttributes(Collection<String> names) {
        names.forEach(name -> readAttributes.set(view.indexOfAttribute(List.of(name))));
    }

    /** Marks both sides of a changed value as read. */
    public void takeChange(List<String> names) {
        int index = view.indexOfChange(names);
        if (index >= 0) {
            readChanges.set(index * 2, index * 2 + 2);
        }
    }

    /** Marks all changed values as read. */
    public void takeChanges() {
        readChanges.set(0, view.changes().size() * 2);
    }

    /** Marks a field as read. */
    public void take(int thing, Field field) {
        readFields.set(thing * FIELDS + field.bit);
    }

    /** Marks a thing as told whole by what it is to the one that the event is about. */
    public void relate(int thing) {
        related.set(thing);
    }

    public boolean isRelated(int thing) {
        return related.get(thing);
    }

    /** Whether anything of the thing has been read. */
    public boolean hasRead(int thing) {
        return readFields.hasAny(thing * FIELDS, (thing + 1) * FIELDS);
    }

    public boolean hasRead(int thing, Field field) {
        return readFields.get(thing * FIELDS + field.bit);
    }

    public boolean hasReadChange(int change, Side side) {
        return readChanges.get(change * 2 + side.bit);
    }

    public boolean hasReadAttribute(int attribute) {
        return readAttributes.get(attribute);
    }
}
