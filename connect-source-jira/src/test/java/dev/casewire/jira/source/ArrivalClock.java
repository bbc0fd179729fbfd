// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands still until it is set, and counts how often the client of Jira asked it, as it does for each page that arrives. */
final class ArrivalClock extends Clock {
    private final AtomicInteger arrivals = new AtomicInteger();
    private volatile Instant now;

    ArrivalClock(Instant now) {
        this.now = now;
    }

    void set(Instant later) {
        now = later;
    }

    int arrivals() {
        return arrivals.get();
    }

    @Override
    public Instant instant() {
        Instant told = now;
        if (Thread.currentThread().getName().startsWith("casewire-jira-")) {
            arrivals.incrementAndGet();
        }
        return told;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for a zone");
    }
}
