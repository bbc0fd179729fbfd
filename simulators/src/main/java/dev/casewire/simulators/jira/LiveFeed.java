// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Appends new rows at a steady rate, created at the moment they are appended. */
final class LiveFeed implements AutoCloseable {

    private static final long TICK_MILLIS = 50;

    private final AuditLog log;
    private final GeneratedHistory history;
    private final ScheduledExecutorService ticker;
    private double ratePerSecond;
    private double owed;
    private boolean begun;

    LiveFeed(AuditLog log, GeneratedHistory history, double ratePerSecond) {
        this.log = log;
        this.history = history;
        this.ratePerSecond = checked(ratePerSecond);
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "jira-simulator-feed");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        var unused = ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Rows a second from now on; 0 stops the feed. */
    synchronized void rate(double next) {
        ratePerSecond = checked(next);
        owed = 0;
    }

    synchronized double rate() {
        return ratePerSecond;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    private synchronized void tick() {
        owed += ratePerSecond * TICK_MILLIS / 1000;
        int due = (int) owed;
        owed -= due;
        if (due > 0) {
            log.appendAtNow(now -> rows(due, now));
        }
    }

    private List<AuditRow> rows(int count, long nowMillis) {
        if (!begun) {
            history.continueAt(Instant.ofEpochMilli(nowMillis));
            begun = true;
        }
        List<AuditRow> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(history.next(nowMillis));
        }
        return rows;
    }

    private static double checked(double rate) {
        if (!(rate >= 0 && rate <= 100_000)) {
            throw new IllegalArgumentException("the rate must be from 0 to 100000 rows a second, not " + rate);
        }
        return rate;
    }
}
