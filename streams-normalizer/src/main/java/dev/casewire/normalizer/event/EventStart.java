// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * What all events of an activity begin with: whatever no record changes is put once, when rules are loaded, with its captions,
 * and each event starts as a copy. Immutable.
 */
public final class EventStart {
    private final EventClass eventClass;
    private final GenericData.Record record;
    private final Map<String, Object> unmapped = new LinkedHashMap<>();
    private final int activityId;
    private final int activityName;
    private final int typeUid;
    private final int typeName;

    EventStart(EventClass eventClass, Map<EventSlot, Object> constants) {
        this.eventClass = eventClass;
        this.record = new GenericData.Record(eventClass.schema());
        Schema schema = eventClass.schema();
        this.activityId = schema.getField("activity_id").pos();
        this.activityName = schema.getField("activity_name").pos();
        this.typeUid = schema.getField("type_uid").pos();
        this.typeName = schema.getField("type_name").pos();
        record.put("class_uid", eventClass.ocsf().uid());
        record.put("class_name", eventClass.ocsf().caption());
        record.put("category_uid", eventClass.ocsf().categoryUid());
        record.put("category_name", eventClass.ocsf().categoryCaption());
        EventDraft constant = new EventDraft(eventClass, record, unmapped);
        constants.forEach((slot, value) -> slot.put(constant, value));
        eventClass.shape().complete(record);
    }

    /** The same for one activity; for an activity that OCSF names itself, with that name. */
    public EventStart ofActivity(int id, String name) {
        return new EventStart(this, id, name);
    }

    private EventStart(EventStart any, int id, String name) {
        this.eventClass = any.eventClass;
        this.activityId = any.activityId;
        this.activityName = any.activityName;
        this.typeUid = any.typeUid;
        this.typeName = any.typeName;
        this.record = any.withActivity(id, name);
        this.unmapped.putAll(any.unmapped);
    }

    private GenericData.Record withActivity(int id, String name) {
        GenericData.Record made = copy(record);
        made.put(activityId, id);
        made.put(activityName, name);
        made.put(typeUid, eventClass.ocsf().typeUid(id));
        made.put(typeName, eventClass.ocsf().typeName(id));
        return made;
    }

    /** Starts an event of the activity. */
    public EventDraft draft() {
        return new EventDraft(eventClass, copy(record), new LinkedHashMap<>(unmapped));
    }

    /**
     * Starts an event of an activity that only its record names.
     *
     * @throws IllegalArgumentException when the class has no such activity
     */
    public EventDraft draft(int id, String name) {
        return new EventDraft(eventClass, withActivity(id, name), new LinkedHashMap<>(unmapped));
    }

    /** Records and their lists are copied, for events write into them; lists of texts are not. */
    private static GenericData.Record copy(GenericData.Record record) {
        GenericData.Record made = new GenericData.Record(record, false);
        int fields = record.getSchema().getFields().size();
        for (int i = 0; i < fields; i++) {
            Object value = record.get(i);
            if (value instanceof GenericData.Record nested) {
                made.put(i, copy(nested));
            } else if (value instanceof List<?> list && list.get(0) instanceof GenericData.Record) {
                made.put(i, copy(list));
            }
        }
        return made;
    }

    private static List<GenericData.Record> copy(List<?> records) {
        List<GenericData.Record> made = new ArrayList<>(records.size());
        for (Object each : records) {
            made.add(copy((GenericData.Record) each));
        }
        return made;
    }
}
