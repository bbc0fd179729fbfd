// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import java.util.List;

/** What became of a record. */
public sealed interface MappingResult {

    /** The record's events, at least one. */
    record Mapped(List<MappedEvent> events) implements MappingResult {
        public Mapped {
            events = List.copyOf(events);
        }
    }

    /** No valid event of a lawful size can be made of the record; {@code cause} says why, without personal data. */
    record Refused(String cause) implements MappingResult {}
}
