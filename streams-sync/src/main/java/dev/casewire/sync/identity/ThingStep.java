// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.identity;

import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.link.LinkEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event made of a thing.
 *
 * @param state the thing now
 * @param routed events for links, in order
 * @param kept what becomes of item bodies that were kept for it
 * @param decision why nothing was done with it; null where that needs no reason
 */
public record ThingStep(
        ThingState state,
        List<Routed> routed,
        Kept kept,
        @Nullable String decision) {
    /**
     * An event for a link.
     *
     * @param link the link
     * @param event what it hears
     */
    public record Routed(LinkId link, LinkEvent event) {}

    /** What becomes of kept item bodies. */
    public enum Kept {
        STAY,
        /** They go to the thing's link, and are kept on: the link may yield. */
        REPEAT,
        /** They go to the thing's link for good. */
        RELEASE,
        /** Nobody needs them any more. */
        DROP
    }
}
