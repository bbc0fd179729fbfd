// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.Version;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one side of a link beside its fields.
 *
 * @param seenAt newest observation
 * @param presence whether the thing can be seen
 * @param label what people call it; null until it was seen
 * @param lastSequence of the commands to this side; never reused, also by later generations
 * @param slot the open command
 * @param stampedOver the stamp that was last written over, so that nobody is answered twice
 */
public record SideState(
        @Nullable Version seenAt,
        Presence presence,
        @Nullable String label,
        long lastSequence,
        @Nullable Slot slot,
        @Nullable String stampedOver) {
    public static final SideState NEW = new SideState(null, Presence.UNSEEN, null, 0, null, null);

    SideState seen(Version at, String name) {
        return new SideState(at, Presence.HERE, name, lastSequence, slot, stampedOver);
    }

    SideState gone(Version at, Presence how) {
        return new SideState(at, how, label, lastSequence, slot, stampedOver);
    }

    SideState holding(@Nullable Slot next) {
        return new SideState(
                seenAt,
                presence,
                label,
                next == null ? lastSequence : Math.max(lastSequence, next.sequence()),
                next,
                stampedOver);
    }

    SideState stampedOver(String stamp) {
        return new SideState(seenAt, presence, label, lastSequence, slot, stamp);
    }

    /** Another thing takes the place. */
    SideState replaced() {
        return new SideState(null, Presence.UNSEEN, null, lastSequence, null, null);
    }
}
