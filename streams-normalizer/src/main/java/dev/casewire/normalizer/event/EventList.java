// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** A list of records at a root attribute of a class. Immutable; the lists it makes are not. */
public final class EventList {
    private final int position;
    private final Schema element;

    private EventList(int position, Schema element) {
        this.position = position;
        this.element = element;
    }

    static Optional<EventList> of(Schema root, String attribute) {
        Schema.Field field = root.getField(attribute);
        if (field == null) {
            return Optional.empty();
        }
        Schema value = LeafType.valueOf(field.schema());
        if (value.getType() != Schema.Type.ARRAY) {
            return Optional.empty();
        }
        Schema element = LeafType.valueOf(value.getElementType());
        return element.getType() == Schema.Type.RECORD
                ? Optional.of(new EventList(field.pos(), element))
                : Optional.empty();
    }

    /** Position of an element's attribute; -1 where the profile lacks it. */
    public int attribute(String name) {
        Schema.Field field = element.getField(name);
        return field == null ? -1 : field.pos();
    }

    /** Adds an empty element at the end. */
    public GenericData.Record add(EventDraft draft) {
        GenericData.Record made = new GenericData.Record(element);
        elements(draft).add(made);
        return made;
    }

    /** The first element; null where there is none. */
    public GenericData.@Nullable Record first(EventDraft draft) {
        return size(draft) == 0 ? null : elements(draft).get(0);
    }

    /** How many elements there are. */
    public int size(EventDraft draft) {
        return draft.record().get(position) instanceof List<?> list ? list.size() : 0;
    }

    /** The elements in the event, which the caller may change. */
    @SuppressWarnings("unchecked") // only records of the element's schema are ever put into the list
    private List<GenericData.Record> elements(EventDraft draft) {
        Object present = draft.record().get(position);
        if (present instanceof List<?> list) {
            return (List<GenericData.Record>) list;
        }
        List<GenericData.Record> made = new ArrayList<>();
        draft.record().put(position, made);
        return made;
    }
}
