// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.EncodedRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event in the making. Not thread-safe. */
public final class EventDraft {
    private static final ThreadLocal<AvroBytes> OUTPUTS = ThreadLocal.withInitial(AvroBytes::new);

    private final EventClass eventClass;
    private final FlatRecord record;
    private final Map<String, Object> unmapped;

    /** @param unmapped what has no place already */
    EventDraft(EventClass eventClass, FlatRecord record, Map<String, Object> unmapped) {
        this.eventClass = eventClass;
        this.record = record;
        this.unmapped = new LinkedHashMap<>(unmapped);
    }

    public EventClass eventClass() {
        return eventClass;
    }

    /** The event's values, by the emission profile of its class. */
    public FlatRecord record() {
        return record;
    }

    Map<String, Object> unmapped() {
        return unmapped;
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
                : Optional.ofNullable(eventClass.shape().settle(record, "", unmapped::put));
    }

    /** Completes the event: captions beside numbers, free-form values as JSON. */
    public FlatRecord finish() {
        if (!unmapped.isEmpty()) {
            record.put(eventClass.unmapped(), JsonText.of(unmapped));
        }
        eventClass.shape().complete(record);
        return record;
    }

    /** The finished event as it goes to its topic. */
    public EncodedRecord encoded() {
        AvroBytes out = OUTPUTS.get();
        out.reset();
        record.writeTo(out);
        return new EncodedRecord(eventClass.schema(), out);
    }
}
