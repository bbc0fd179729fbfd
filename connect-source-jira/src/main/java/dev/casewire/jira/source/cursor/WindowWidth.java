// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.time.Duration;

/** Width of the next window: doubled while windows come nearly empty, halved when they come large. Not thread-safe. */
final class WindowWidth {
    private static final Duration NARROWEST = Duration.ofSeconds(1);

    private final CursorLimits limits;
    private Duration width;

    WindowWidth(CursorLimits limits) {
        this.limits = limits;
        this.width = limits.windowInitial();
    }

    Duration current() {
        return width;
    }

    /** Learns from a window that was read; only one that was as wide as allowed tells that more would have been fine. */
    void learn(Duration span, int rows) {
        long most = (long) limits.pageSize() * limits.pagesMax();
        if (rows > most / 2) {
            width = atLeastNarrowest(span.dividedBy(2));
        } else if (rows < limits.pageSize() / 4 && span.compareTo(width) >= 0) {
            Duration doubled = width.multipliedBy(2);
            width = doubled.compareTo(limits.windowMax()) > 0 ? limits.windowMax() : doubled;
        }
    }

    /** False where the window was too large and is as narrow as it can be. */
    boolean halve(Duration span) {
        if (span.compareTo(NARROWEST) <= 0) {
            return false;
        }
        width = atLeastNarrowest(span.dividedBy(2));
        return true;
    }

    private static Duration atLeastNarrowest(Duration wanted) {
        return wanted.compareTo(NARROWEST) < 0 ? NARROWEST : wanted;
    }
}
