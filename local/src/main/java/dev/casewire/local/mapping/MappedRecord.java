// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.schemas.ocsf.validate.Finding;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A record, and what became of it. Immutable.
 *
 * @param record the typed record
 * @param events its events
 * @param refusal why it goes to the dead letters; empty where it does not
 */
public record MappedRecord(JiraAuditRecord record, List<Event> events, String refusal) {

    /**
     * One of the events.
     *
     * @param event as the normalizer made it
     * @param tree as JSON consumers see it
     * @param errors why OCSF would refuse it
     */
    public record Event(MappedEvent event, Map<String, Object> tree, List<Finding> errors) {
        public int number(String name) {
            return (Integer) Objects.requireNonNull(event.record().get(name), name);
        }

        public String text(String name) {
            return String.valueOf(tree.get(name));
        }
    }

    public MappedRecord {
        events = List.copyOf(events);
    }
}
