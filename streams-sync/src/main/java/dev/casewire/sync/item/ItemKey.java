// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;

/**
 * An item, named by its original.
 *
 * @param kind what it is
 * @param origin thing that the original belongs to; for a note the thing it is written to
 * @param id id of the original within that thing; for a note its own deterministic id
 */
public record ItemKey(ItemKind kind, ThingId origin, String id) {
    /** The side that copies are written to. */
    public Side target() {
        return kind == ItemKind.NOTE ? origin.side() : origin.side().other();
    }

    /** One text that sorts the items of a thing together. */
    public String text() {
        return origin.text() + '|' + kind.text() + '|' + id;
    }

    /** @throws IllegalArgumentException for another form than {@link #text()} gives */
    public static ItemKey parse(String text) {
        String[] parts = text.split("\\|", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("an item must be <thing>|<kind>|<id>, is '" + text + "'");
        }
        return new ItemKey(ItemKind.parse(parts[1]), ThingId.parse(parts[0]), parts[2]);
    }
}
