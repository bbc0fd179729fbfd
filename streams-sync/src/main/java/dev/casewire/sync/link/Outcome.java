// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.item.ItemState;
import java.util.List;

/**
 * What an event made of a link.
 *
 * @param state the link now
 * @param items items that changed
 * @param commands what sinks are asked to do, in order
 * @param decisions why
 * @param notices what the first stage must know
 * @param wake which items are to be looked at again, each with an {@link LinkEvent.ItemTick}
 */
public record Outcome(
        LinkState state,
        List<ItemState> items,
        List<Command> commands,
        List<Decision> decisions,
        List<Notice> notices,
        Wake wake) {
    /** Which items are to be looked at again. */
    public enum Wake {
        NONE,
        /** Those that wait for the link. */
        WAITING,
        /** Those too that were refused. */
        HELD
    }
}
