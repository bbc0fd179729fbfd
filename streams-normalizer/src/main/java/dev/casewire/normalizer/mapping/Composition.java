// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.event.EventDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events that a rule makes of one record, as far as they have come. Not thread-safe. */
final class Composition {

    /** One event in the making, with the reading that tells what of the record it holds. */
    record Part(Route route, ClassWriter writer, Reading reading, EventDraft draft) {}

    private final List<Part> parts = new ArrayList<>();
    private Optional<String> fault = Optional.empty();
    private int severity;

    void add(Part part) {
        parts.add(part);
    }

    /** Notes that an event cannot be made; the record then needs the fallback, which must not be less grave. */
    void fail(String cause, int eventSeverity) {
        fault = fault.isPresent() ? fault : Optional.of(cause);
        severity = Math.max(severity, eventSeverity);
    }

    /** An event for "everything else" has been made: what failed before is covered by it. */
    void cover() {
        fault = Optional.empty();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<Part> parts() {
        return parts;
    }

    /** Why the record, or some of it, has not become the events that its rule wants. */
    Optional<String> fault() {
        return fault;
    }

    /** How grave the failed events would have been; 0 where none failed. */
    int faultSeverity() {
        return severity;
    }
}
