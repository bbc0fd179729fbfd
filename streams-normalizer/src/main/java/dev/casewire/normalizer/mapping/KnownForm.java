// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.Members;
import dev.casewire.normalizer.event.Carried;
import dev.casewire.normalizer.event.EventLimit;
import dev.casewire.normalizer.event.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all records of one form become. Immutable. */
record KnownForm(List<KnownEvent> events) {
    /** More events of one record than these are not learned. */
    private static final int MOST_EVENTS = 16;

    /** More bytes of one record's events than these are left to the mapping itself, which knows what must give way. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int BYTES_OF_CASE = 512;

    KnownForm {
        events = List.copyOf(events);
    }

    /** Learns from the events of a sample; empty where they are too many, or tell of a list what no member tells. */
    static Optional<KnownForm> of(List<MappedEvent> events, Placeholders placeholders, boolean isOfList) {
        boolean tellsOfOthers = isOfList
                && events.stream().anyMatch(event -> event.record().toString().contains(Members.OTHERS));
        boolean isLearned = events.size() <= MOST_EVENTS && !tellsOfOthers;
        return isLearned
                ? Optional.of(new KnownForm(events.stream()
                        .map(event -> KnownEvent.of(event, placeholders))
                        .toList()))
                : Optional.empty();
    }

    /** About how many bytes it takes in memory, with the case that it is of. */
    int size() {
        return BYTES_OF_CASE
                + events.stream().mapToInt(event -> event.stencil().size()).sum();
    }

    /** OCSF class of the first event. */
    String className() {
        return events.get(0).className();
    }

    /** The events of a record; empty where they may be too large. */
    Optional<MappingResult> fill(Carried values, EventLimit limit) {
        List<MappedEvent> made = new ArrayList<>(events.size());
        long bytes = 0;
        for (KnownEvent event : events) {
            MappedEvent filled = event.fill(values);
            bytes += filled.record().size();
            if (limit.isNear(filled.record().size()) || bytes > MOST_BYTES) {
                return Optional.empty();
            }
            made.add(filled);
        }
        return Optional.of(new MappingResult.Mapped(made));
    }
}
