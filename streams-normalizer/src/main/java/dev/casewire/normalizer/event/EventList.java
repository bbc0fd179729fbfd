// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.Map;
import java.util.Optional;

/** A list of records at a root attribute of a class. Immutable. */
public final class EventList {
    private final int place;
    private final FlatLayout elements;

    private EventList(int place, FlatLayout elements) {
        this.place = place;
        this.elements = elements;
    }

    static Optional<EventList> of(FlatLayout root, String attribute) {
        int place = root.place(attribute);
        FlatLayout elements = place < 0 ? null : root.elements(place);
        return elements == null ? Optional.empty() : Optional.of(new EventList(place, elements));
    }

    /** Place of an element's attribute; -1 where the profile lacks it. */
    public int attribute(String name) {
        return elements.place(name);
    }

    /** Adds an empty element at the end. */
    public FlatRecord add(EventDraft draft) {
        return draft.record().add(place);
    }

    /** Adds an element that begins as another. */
    public FlatRecord add(EventDraft draft, FlatRecord start) {
        return draft.record().add(place, start.copy());
    }

    /** What elements with these values begin with. */
    public FlatRecord start(Map<Integer, Object> valuesByPlace) {
        FlatRecord start = new FlatRecord(elements);
        valuesByPlace.forEach(start::put);
        return start;
    }

    /** How many elements there are. */
    public int size(EventDraft draft) {
        return draft.record().elements(place).size();
    }
}
