// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.ThingId;

/** What a link tells the first stage, which knows things and not links. */
public sealed interface Notice {
    /** A thing now belongs to a link, and the pairing stays. */
    record Paired(ThingId thing, LinkId link) implements Notice {}

    /** A thing was parted from its link by a person. */
    record Unlinked(ThingId thing) implements Notice {}

    /**
     * A case create is under way: an unknown case may be its result. Told again with each repeat of the command, because a link
     * whose state was lost never tells the end: who does not hear of it for the life of a command takes it for over.
     *
     * @param at when it was told, epoch milliseconds
     */
    record CaseCreateOpened(LinkId link, long at) implements Notice {}

    /** It came to an end. */
    record CaseCreateClosed(LinkId link) implements Notice {}
}
