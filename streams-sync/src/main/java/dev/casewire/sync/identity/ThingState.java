// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.identity;

import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Version;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a thing's belonging. It outlives the thing, so that a late observation finds it. Immutable.
 *
 * @param belonging to which link, and how firmly
 * @param seenAt newest observation
 */
public record ThingState(Belonging belonging, @Nullable Version seenAt) {
    public static final ThingState UNKNOWN = new ThingState(new Belonging.Free(), null);

    /**
     * How a thing belongs to a link.
     *
     * <pre>
     *   Free --in scope--> Born --notice of a pair--> Paired --by hand--> Unlinked
     *     |                 |                           ^
     *     +-- its stamp ----+---------------------------+
     *     +-- a stamp that does not count --> Held
     * </pre>
     */
    public sealed interface Belonging {
        /** To none; also while it waits for the end of a case create. */
        record Free() implements Belonging {}

        /**
         * To the link that it was born as, which may still yield to a verified stamp.
         *
         * @param link that link
         */
        record Born(LinkId link) implements Belonging {}

        /**
         * To a link by its stamp or by a pairing; it stays there.
         *
         * @param link that link
         */
        record Paired(LinkId link) implements Belonging {}

        /**
         * To none, until a person decides: never mirrored, never closed.
         *
         * @param reason why
         */
        record Held(String reason) implements Belonging {}

        /** To none, by a person's will. */
        record Unlinked() implements Belonging {}
    }

    ThingState seen(Version at) {
        return new ThingState(belonging, at);
    }

    ThingState belonging(Belonging next) {
        return new ThingState(next, seenAt);
    }

    /** The link it belongs to; null for none. */
    public @Nullable LinkId link() {
        if (belonging instanceof Belonging.Paired paired) {
            return paired.link();
        }
        return belonging instanceof Belonging.Born born ? born.link() : null;
    }
}
