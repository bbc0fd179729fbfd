// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the state is worth a record: at once where status, completeness or the chance of a gap changed, at the
 * interval where only the cursor moved, never where nothing did. Not thread-safe.
 */
final class Heartbeat {
    private final Duration interval;
    private @Nullable SourceState last;
    private Instant lastAt = Instant.MIN;

    Heartbeat(Duration interval) {
        this.interval = interval;
    }

    /** True where the state is to be emitted now; it then counts as emitted. */
    boolean isDue(SourceState state, Instant now) {
        SourceState before = last;
        boolean due = before == null
                || differs(before, state)
                || (moved(before, state) && !now.isBefore(lastAt.plus(interval)));
        if (due) {
            last = state;
            lastAt = now;
        }
        return due;
    }

    private static boolean differs(SourceState before, SourceState state) {
        return before.status() != state.status()
                || before.gapPossible() != state.gapPossible()
                || before.progress().bulkReadComplete() != state.progress().bulkReadComplete()
                || before.progress().ledgerComplete() != state.progress().ledgerComplete();
    }

    private static boolean moved(SourceState before, SourceState state) {
        return !before.progress().cursor().equals(state.progress().cursor());
    }
}
