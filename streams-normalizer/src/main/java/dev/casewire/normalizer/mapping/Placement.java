// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventPath;
import dev.casewire.normalizer.event.EventSlot;
import dev.casewire.normalizer.rule.Expression;
import java.util.Optional;

/**
 * A value's way from record to event. A literal is only put beside a value that the record gave, so that no object consists of
 * literals alone. Immutable.
 */
sealed interface Placement {

    /** Puts the value, if there is one. */
    void apply(Reading reading, EventDraft draft);

    /**
     * The placement of an expression; empty for a literal that the class has no place for.
     *
     * @throws IllegalArgumentException when a literal does not fit the path
     */
    static Optional<Placement> of(String place, EventSlot slot, Expression source) {
        if (!(source instanceof Expression.Literal literal)) {
            return Optional.of(new FromRecord(slot, source));
        }
        return slot.path().map(path -> beside(place, path, literal));
    }

    /**
     * The placement of what a version demands beside other values, where the record does not tell it.
     *
     * @throws IllegalArgumentException when the text does not fit the path
     */
    static Placement unlessTold(String place, EventPath path, String text) {
        return new UnlessTold(path, converted(place, path, text));
    }

    private static Placement beside(String place, EventPath path, Expression.Literal literal) {
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
