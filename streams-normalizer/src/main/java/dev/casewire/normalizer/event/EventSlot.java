// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of every event goes: to its path in the emission profile, or under that path's name to {@code unmapped} where
 * the profile lacks it. Immutable.
 */
public final class EventSlot {
    private final String text;
    private final @Nullable EventPath path;

    public EventSlot(String text, Optional<EventPath> path) {
        this.text = text;
        this.path = path.orElse(null);
    }

    /** A value without a place of its own in the class. */
    public static EventSlot unmapped(String text) {
        return new EventSlot(text, Optional.empty());
    }

    /** The path by which the value is known. */
    public String text() {
        return text;
    }

    /** The place in the class; empty where the value goes to {@code unmapped}. */
    public Optional<EventPath> path() {
        return Optional.ofNullable(path);
    }

    /** A value that many events get, as it is best put. */
    Object constant(Object value) {
        return path == null ? value : path.leafType().constant(value);
    }

    /** Writes the value; null writes nothing. */
    public void put(EventDraft draft, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (path == null) {
            draft.unmapped(text, value);
        } else {
            path.set(draft.record(), value);
        }
    }
}
