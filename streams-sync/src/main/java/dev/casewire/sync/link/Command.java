// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.PartWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sink is asked to do. A repeat equals the first in every part. */
public sealed interface Command {
    /** The link. */
    LinkId link();

    /** The side that is written. */
    Side side();

    /** The link's generation. */
    int generation();

    /** Sequence on this link and side, or of this item. */
    long sequence();

    /** A sink that reaches it later does not write, in epoch milliseconds. */
    long notAfter();

    /** A command for a thing. */
    record ForThing(
            LinkId link,
            Side side,
            int generation,
            long sequence,
            Slot.Kind kind,
            @Nullable ThingId thing,
            @Nullable ThingId counterpart,
            long issuedAt,
            long notAfter,
            List<FieldWrite> writes)
            implements Command {}

    /** A command for an item. */
    record ForItem(
            LinkId link,
            Side side,
            int generation,
            long sequence,
            ItemKey item,
            ThingId thing,
            long issuedAt,
            long notAfter,
            List<PartWrite> parts)
            implements Command {}
}
