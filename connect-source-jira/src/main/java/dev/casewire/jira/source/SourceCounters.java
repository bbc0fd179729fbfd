// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import java.util.concurrent.atomic.AtomicLong;

/** What a task has done since its start, counted in one place. Thread-safe. */
final class SourceCounters {
    final AtomicLong requests = new AtomicLong();
    final AtomicLong rowsRead = new AtomicLong();
    final AtomicLong recordsEmitted = new AtomicLong();
    final AtomicLong recordsCut = new AtomicLong();
    final AtomicLong recordsWithProblem = new AtomicLong();
    final AtomicLong throttled = new AtomicLong();
    final AtomicLong setbacks = new AtomicLong();

    @Override
    public String toString() {
        return "requests=" + requests + " rowsRead=" + rowsRead + " recordsEmitted=" + recordsEmitted + " recordsCut="
                + recordsCut + " recordsWithProblem=" + recordsWithProblem + " throttled=" + throttled + " setbacks="
                + setbacks;
    }
}
