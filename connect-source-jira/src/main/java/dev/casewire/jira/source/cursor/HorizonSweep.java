// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One re-read of the horizon. Where the ledger had to forget rows, their stretch is left out until it leaves the horizon
 * for good, so that each of them is doubled once at most and not at every sweep. Not thread-safe.
 */
final class HorizonSweep {
    private record Stretch(Instant from, Instant to) {}

    private final Deque<Stretch> left = new ArrayDeque<>();
    private final Instant startedAt;
    private final Instant settles;

    /**
     * @param settled where the last sweep left the beginning of the horizon
     * @param end where reading has come to
     * @param forgottenBefore see {@link Ledger#forgottenBefore()}
     */
    HorizonSweep(Instant startedAt, Duration horizon, Instant settled, Instant end, long forgottenBefore) {
        this.startedAt = startedAt;
        this.settles = startedAt.minus(horizon);
        if (Window.remembered(forgottenBefore, settled)) {
            add(settled, end);
        } else {
            Instant remembered = Window.rememberedFrom(forgottenBefore);
            add(settled, settles);
            add(remembered.isAfter(settles) ? remembered : settles, end);
        }
    }

    private void add(Instant from, Instant to) {
        if (from.isBefore(to)) {
            left.add(new Stretch(from, to));
        }
    }

    boolean isDone() {
        return left.isEmpty();
    }

    Instant startedAt() {
        return startedAt;
    }

    /** No row created before this is asked for again once the sweep is done. */
    Instant settles() {
        return settles;
    }

    Window next(Duration width, Instant now) {
        Stretch stretch = left.getFirst();
        Instant to = stretch.from().plus(width);
        return new Window(Window.Kind.HORIZON, stretch.from(), to.isBefore(stretch.to()) ? to : stretch.to(), now);
    }

    void done(Window window) {
        Stretch stretch = left.removeFirst();
        if (window.to().isBefore(stretch.to())) {
            left.addFirst(new Stretch(window.to(), stretch.to()));
        }
    }
}
