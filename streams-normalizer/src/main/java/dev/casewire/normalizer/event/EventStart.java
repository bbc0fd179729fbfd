// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all events of a kind begin with: whatever no record changes is put once, when rules are loaded, with its captions, and
 * each event starts as a copy. Immutable.
 */
public final class EventStart {
    private final EventClass eventClass;
    private final FlatRecord record;
    private final Map<String, Object> unmapped;

    private EventStart(EventClass eventClass, FlatRecord record, Map<String, Object> unmapped) {
        this.eventClass = eventClass;
        this.record = record;
        this.unmapped = unmapped;
    }

    static EventStart of(EventClass eventClass) {
        EventStart empty = new EventStart(eventClass, new FlatRecord(eventClass.layout()), Map.of());
        Map<EventSlot, Object> names = new LinkedHashMap<>();
        names.put(eventClass.slot("class_uid"), eventClass.ocsf().uid());
        names.put(eventClass.slot("class_name"), eventClass.ocsf().caption());
        names.put(eventClass.slot("category_uid"), eventClass.ocsf().categoryUid());
        names.put(eventClass.slot("category_name"), eventClass.ocsf().categoryCaption());
        return empty.with(names);
    }

    /** The same with values of which no record knows better. */
    public EventStart with(Map<EventSlot, ?> constants) {
        EventDraft draft = draft();
        constants.forEach((slot, value) -> slot.put(draft, slot.constant(value)));
        eventClass.shape().complete(draft.record());
        return new EventStart(eventClass, draft.record(), draft.unmapped());
    }

    /**
     * The same for one activity; for an activity that OCSF names itself, with that name.
     *
     * @throws IllegalArgumentException when the class has no such activity
     */
    public EventStart ofActivity(int id, String name) {
        Map<EventSlot, Object> activity = new LinkedHashMap<>();
        activity.put(eventClass.slot("activity_id"), id);
        activity.put(eventClass.slot("activity_name"), name);
        activity.put(eventClass.slot("type_uid"), eventClass.ocsf().typeUid(id));
        activity.put(eventClass.slot("type_name"), eventClass.ocsf().typeName(id));
        return with(activity);
    }

    /** Starts an event. */
    public EventDraft draft() {
        return new EventDraft(eventClass, record.copy(), unmapped);
    }
}
