// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.AuditChange;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventPath;
import dev.casewire.normalizer.rule.EventTemplate;
import dev.casewire.normalizer.rule.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes changed values to the class's places for the state before and after the act, each as {@code {field: value}}. The
 * object that takes the state after gets the identity of the one that takes the state before.
 */
final class Changes {
    /** What tells which thing a state belongs to. */
    private static final List<String> IDENTITY = List.of("uid", "name", "type", "type_id");

    private final EventPath before;
    private final EventPath after;
    private final List<Twin> twins;

    /** One attribute of the identity, in both objects. */
    private record Twin(EventPath from, EventPath to) {}

    private Changes(EventPath before, EventPath after, List<Twin> twins) {
        this.before = before;
        this.after = after;
        this.twins = List.copyOf(twins);
    }

    /** The writer of a class; empty where the class has no such places. */
    static Optional<Changes> of(ClassBinding target) {
        if (target.before().isEmpty() || target.after().isEmpty()) {
            return Optional.empty();
        }
        EventPath before = target.before().get();
        EventPath after = target.after().get();
        List<Twin> twins = new ArrayList<>();
        for (String attribute : IDENTITY) {
            Optional<EventPath> from = sibling(target.eventClass(), before, attribute);
            Optional<EventPath> to = sibling(target.eventClass(), after, attribute);
            if (from.isPresent() && to.isPresent()) {
                twins.add(new Twin(from.get(), to.get()));
            }
        }
        return Optional.of(new Changes(before, after, twins));
    }

    private static Optional<EventPath> sibling(EventClass eventClass, EventPath path, String attribute) {
        return eventClass.path(path.text().substring(0, path.text().lastIndexOf('.') + 1) + attribute);
    }

    /**
     * Writes a record's changed values, and what a rule tells besides. Where the event lacks the thing that they are of, they
     * stay where they are.
     */
    void write(Reading reading, EventTemplate.Data told, EventDraft draft) {
        if (!before.hasHolder(draft.record())) {
            return;
        }
        List<AuditChange> changes = reading.view().changes();
        Map<String, Object> old = values(changes, Reading.Side.FROM);
        Map<String, Object> now = values(changes, Reading.Side.TO);
        add(told.before(), reading, old);
        add(told.after(), reading, now);
        if (!old.isEmpty()) {
            before.setBeside(draft.record(), old);
        }
        if (!now.isEmpty()) {
            for (Twin twin : twins) {
                Object value = twin.from().get(draft.record());
                if (value != null) {
                    twin.to().set(draft.record(), value);
                }
            }
            after.set(draft.record(), now);
        }
        reading.takeChanges();
    }

    private static void add(Map<String, Expression> told, Reading reading, Map<String, Object> values) {
        told.forEach((name, source) -> {
            String value = source.read(reading);
            if (value != null) {
                values.merge(name, value, Changes::append);
            }
        });
    }

    /** Values by name; a name that comes several times (the steps of a workflow) has a list. */
    private static Map<String, Object> values(List<AuditChange> changes, Reading.Side side) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (AuditChange change : changes) {
            String value = side == Reading.Side.FROM ? change.getFrom() : change.getTo();
            if (value != null) {
                String name = Text.firstOf(change.getName(), change.getKey());
                values.merge(name == null ? "value" : name, value, Changes::append);
            }
        }
        return values;
    }

    @SuppressWarnings("unchecked") // the only lists in the map are those made here
    private static Object append(Object present, Object value) {
        if (present instanceof List<?>) {
            ((List<Object>) present).add(value);
            return present;
        }
        List<Object> list = new ArrayList<>();
        list.add(present);
        list.add(value);
        return list;
    }
}
