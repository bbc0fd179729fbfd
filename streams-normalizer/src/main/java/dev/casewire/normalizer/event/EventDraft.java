// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** An event in the making. Not thread-safe. */
public final class EventDraft {
    private final EventClass eventClass;
    private final GenericData.Record record;
    private final Map<String, Object> unmapped;

    /** @param unmapped what has no place already; the draft's own from now on */
    EventDraft(EventClass eventClass, GenericData.Record record, Map<String, Object> unmapped) {
        this.eventClass = eventClass;
        this.record = record;
        this.unmapped = unmapped;
    }

    public EventClass eventClass() {
        return eventClass;
    }

    /** The event's record, by its emission profile. */
    public GenericData.Record record() {
        return record;
    }

    /** Adds to what no path of the profile takes; null adds nothing. */
    public void unmapped(String name, @Nullable Object value) {
        if (value != null) {
            unmapped.put(name, value);
        }
    }

    /**
     * Takes out the optional objects that OCSF would refuse (they move to {@code unmapped}).
     *
     * @return the first fault that this does not mend; empty where the event is valid
     */
    public Optional<String> settle() {
        return eventClass.shape().isSound(record)
                ? Optional.empty()
                : Optional.ofNullable(eventClass.shape().settle(record, "", this::moveToUnmapped));
    }

    /** Completes the event: captions beside numbers, free-form values as JSON. */
    public GenericData.Record finish() {
        if (!unmapped.isEmpty()) {
            record.put("unmapped", unmapped);
        }
        eventClass.shape().complete(record);
        return record;
    }

    private void moveToUnmapped(String path, GenericData.Record removed) {
        unmapped(path, values(removed));
    }

    private static Map<String, Object> values(GenericData.Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value instanceof GenericData.Record nested) {
                values.put(field.name(), values(nested));
            } else if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }
}
