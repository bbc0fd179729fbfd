// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventPath;
import dev.casewire.normalizer.event.EventSlot;
import dev.casewire.normalizer.event.LeafType;
import dev.casewire.normalizer.rule.Expression;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A value's way from record to event. A literal is only put beside a value that the record gave, so that no object consists of
 * literals alone. Immutable.
 */
sealed interface Placement {

    /** Puts the value, if there is one. */
    void apply(Reading reading, EventDraft draft);

    /** Whether what it puts is a text of the record as it is, whatever that says, or nothing of the record. */
    default boolean onlyCarries() {
        return true;
    }

    /**
     * The placement of an expression; empty for a literal that the class has no place for.
     *
     * @throws IllegalArgumentException when a literal does not fit the path
     */
    static Optional<Placement> of(String place, EventClass eventClass, EventSlot slot, Expression source) {
        Set<String> enumeration = slot.path()
                .flatMap(path -> eventClass.facts().attribute(eventClass.name(), path.text()))
                .map(attribute -> attribute.captions().keySet())
                .orElse(Set.of());
        if (source instanceof Expression.Literal literal) {
            return slot.path().map(path -> beside(place, path, literal, enumeration));
        }
        boolean takesAnyText = enumeration.isEmpty()
                && slot.path().map(path -> path.leafType().fits("any")).orElse(true);
        return Optional.of(takesAnyText ? new FromRecord(slot, source) : new WhereItFits(slot, source, enumeration));
    }

    /**
     * The placement of what a version demands beside other values, where the record does not tell it.
     *
     * @throws IllegalArgumentException when the text does not fit the path
     */
    static Placement unlessTold(String place, EventPath path, String text) {
        return new UnlessTold(path, converted(place, path, text));
    }

    private static Placement beside(String place, EventPath path, Expression.Literal literal, Set<String> enumeration) {
        if (!enumeration.isEmpty() && !enumeration.contains(literal.text())) {
            throw new IllegalArgumentException(place + ": '" + path + "' is one of " + new TreeSet<>(enumeration)
                    + ", not '" + literal.text() + "'");
        }
        return new Beside(path, converted(place, path, literal.text()));
    }

    private static Object converted(String place, EventPath path, String text) {
        try {
            return path.leafType().constant(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    place + ": '" + path + "' holds " + path.leafType() + ", not '" + text + "'", e);
        }
    }

    /** A value of the record. */
    record FromRecord(EventSlot slot, Expression source) implements Placement {
        @Override
        public void apply(Reading reading, EventDraft draft) {
            slot.put(draft, source.read(reading));
        }

        /** In JSON within JSON a text is quoted twice. */
        @Override
        public boolean onlyCarries() {
            return slot.path().map(path -> path.leafType() != LeafType.JSON).orElse(true);
        }
    }

    /**
     * A value of the record for a place that takes only some; any other goes to {@code unmapped} under the place's name.
     *
     * @param enumeration the values that OCSF knows there, empty where it is any of the leaf's type
     */
    record WhereItFits(EventSlot slot, Expression source, Set<String> enumeration) implements Placement {
        public WhereItFits {
            enumeration = Set.copyOf(enumeration);
        }

        @Override
        public void apply(Reading reading, EventDraft draft) {
            String value = source.read(reading);
            if (value == null || fits(value)) {
                slot.put(draft, value);
            } else {
                draft.unmapped(slot.text(), value);
            }
        }

        @Override
        public boolean onlyCarries() {
            return false;
        }

        private boolean fits(String value) {
            return (enumeration.isEmpty() || enumeration.contains(value))
                    && slot.path().map(path -> path.leafType().fits(value)).orElse(true);
        }
    }

    /** A literal beside values of the record. */
    record Beside(EventPath path, Object value) implements Placement {
        @Override
        public void apply(Reading reading, EventDraft draft) {
            path.setBeside(draft.record(), value);
        }
    }

    /** A literal beside values of the record, where nothing else is. */
    record UnlessTold(EventPath path, Object value) implements Placement {
        @Override
        public void apply(Reading reading, EventDraft draft) {
            if (path.get(draft.record()) == null) {
                path.setBeside(draft.record(), value);
            }
        }
    }
}
