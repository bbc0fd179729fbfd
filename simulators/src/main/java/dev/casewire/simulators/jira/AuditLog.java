// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** All rows of the site, in memory. Safe for use by several threads. */
final class AuditLog {

    /** Rows that one request shows. {@code total} counts the visible log whatever was asked for, as Jira's does. */
    record Slice(long total, List<AuditRow> rows) {}

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<AuditRow> oldestFirst = new ArrayList<>();
    private final Clock clock;
    private final @Nullable Duration retention;

    AuditLog(Clock clock, @Nullable Duration retention) {
        this.clock = clock;
        this.retention = retention;
    }

    void append(Collection<AuditRow> rows) {
        lock.writeLock().lock();
        try {
            insert(rows);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Appends rows made for the present moment. The time is taken while no reader looks, so that no request that was
     * answered before misses a row created before it.
     */
    void appendAtNow(LongFunction<List<AuditRow>> rowsAtMillis) {
        lock.writeLock().lock();
        try {
            insert(rowsAtMillis.apply(clock.millis()));
        } finally {
            lock.writeLock().unlock();
        }
    }

    Slice read(AuditQuery query) {
        lock.readLock().lock();
        try {
            long now = clock.millis();
            long kept = oldestKept(now);
            return new Slice(countVisible(now, kept), query.isEmptyRange() ? List.of() : page(query, now, kept));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Every row, oldest first, whether visible or not. */
    List<AuditRow> rows() {
        lock.readLock().lock();
        try {
            return List.copyOf(oldestFirst);
        } finally {
            lock.readLock().unlock();
        }
    }

    int size() {
        lock.readLock().lock();
        try {
            return oldestFirst.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    long visible() {
        lock.readLock().lock();
        try {
            long now = clock.millis();
            return countVisible(now, oldestKept(now));
        } finally {
            lock.readLock().unlock();
        }
    }

    Optional<AuditRow> newest() {
        lock.readLock().lock();
        try {
            return oldestFirst.isEmpty() ? Optional.empty() : Optional.of(oldestFirst.get(oldestFirst.size() - 1));
        } finally {
            lock.readLock().unlock();
        }
    }

    private void insert(Collection<AuditRow> rows) {
        if (rows.size() > 100) {
            oldestFirst.addAll(rows);
            oldestFirst.sort(AuditRow.OLDEST_FIRST);
            return;
        }
        for (AuditRow row : rows) {
            int place = oldestFirst.size();
            while (place > 0 && AuditRow.OLDEST_FIRST.compare(oldestFirst.get(place - 1), row) > 0) {
                place--;
            }
            oldestFirst.add(place, row);
        }
    }

    private List<AuditRow> page(AuditQuery query, long now, long kept) {
        List<AuditRow> page = new ArrayList<>();
        int skip = query.offset();
        long from = Math.max(kept, query.fromMillis());
        for (int i = firstAfter(query.toMillis()) - 1; i >= 0 && page.size() < query.limit(); i--) {
            AuditRow row = oldestFirst.get(i);
            if (row.createdMillis() < from) {
                break;
            }
            if (row.isVisibleAt(now) && query.matches(row) && skip-- <= 0) {
                page.add(row);
            }
        }
        return page;
    }

    private int firstAfter(long millis) {
        int low = 0;
        int high = oldestFirst.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (oldestFirst.get(middle).createdMillis() <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long countVisible(long now, long kept) {
        return oldestFirst.stream()
                .filter(row -> row.createdMillis() >= kept && row.isVisibleAt(now))
                .count();
    }

    private long oldestKept(long now) {
        return retention == null ? Long.MIN_VALUE : now - retention.toMillis();
    }
}
