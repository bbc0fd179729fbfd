// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.item.ItemFlight;
import dev.casewire.sync.item.ItemState;
import java.util.OptionalLong;

/** When a link or an item wants to hear of the time next. */
public final class Deadlines {
    private Deadlines() {}

    /** Epoch milliseconds; empty where only an event can move the link: one that waits for the gate, is paused or parked. */
    public static OptionalLong of(LinkState state, SyncRules rules, Environment environment) {
        if (state.isPaused() || state.parked() != null) {
            return OptionalLong.empty();
        }
        long next = Math.min(repeat(state.onCase()), repeat(state.onIssue()));
        if (waitsForTime(state, rules, environment) && state.stage() instanceof Stage.Waiting waiting) {
            next = Math.min(next, waiting.since() + rules.timing().settle().toMillis());
        }
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /** When an item's command is due again; empty where none is open. */
    public static OptionalLong of(ItemState item) {
        ItemFlight flight = item.flight();
        return flight == null ? OptionalLong.empty() : OptionalLong.of(flight.repeatAt());
    }

    private static long repeat(SideState side) {
        Slot slot = side.slot();
        return slot == null ? Long.MAX_VALUE : slot.repeatAt();
    }

    /** A link whose settling time has passed and that still waits is stopped by something that an event will tell. */
    private static boolean waitsForTime(LinkState state, SyncRules rules, Environment environment) {
        return state.stage() instanceof Stage.Waiting waiting
                && waiting.since() + rules.timing().settle().toMillis() > environment.now();
    }
}
