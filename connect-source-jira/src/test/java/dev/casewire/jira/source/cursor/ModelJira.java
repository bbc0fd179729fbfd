// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import dev.casewire.jira.client.AuditPage;
import dev.casewire.jira.client.AuditQuery;
import dev.casewire.jira.source.record.AuditRecord;
import dev.casewire.jira.source.record.AuditTyping;
import dev.casewire.testkit.Seeded;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Jira's audit log as far as it is known, and with every freedom that is not: precision of bounds, totals, page cap. */
final class ModelJira {
    private static final AuditTyping TYPING = new AuditTyping("acme", null);

    record Row(long id, Instant created, Instant visible) {
        String json() {
            return "{\"id\":" + id + ",\"summary\":\"s\",\"created\":\"" + created + "\"}";
        }
    }

    /** How the server reads the bounds of a query. */
    enum Bounds {
        EXACT(ChronoUnit.MILLIS),
        SECONDS(ChronoUnit.SECONDS),
        MINUTES(ChronoUnit.MINUTES);

        private final ChronoUnit unit;

        Bounds(ChronoUnit unit) {
            this.unit = unit;
        }
    }

    final List<Row> rows;
    int requests;
    private final Seeded seeded;
    private final Bounds bounds;
    private final int pageCap;
    private final boolean clamps;

    ModelJira(Seeded seeded, List<Row> rows, Bounds bounds, int pageCap, boolean clamps) {
        this.seeded = seeded;
        this.rows = rows;
        this.bounds = bounds;
        this.pageCap = pageCap;
        this.clamps = clamps;
    }

    /** A log of bursts and silences, with gaps in the ids, shared milliseconds and rows that come late by up to so much. */
    static List<Row> history(Seeded seeded, Instant start, Duration span, int count, Duration lateness) {
        List<Row> rows = new ArrayList<>();
        long id = seeded.between(1, 100_000);
        Instant created = start;
        for (int left = count; left > 0; left--) {
            long mean = Math.max(1, span.toMillis() / count);
            created = created.plusMillis(
                    seeded.chance(20)
                            ? 0
                            : seeded.chance(50)
                                    ? seeded.between(1, 50)
                                    : (long) (seeded.random().nextDouble() * mean * 3));
            id += seeded.between(1, 5);
            Duration late = seeded.chance(80)
                    ? Duration.ofMillis(seeded.between(0, 300))
                    : Duration.ofMillis((long) (seeded.random().nextDouble() * lateness.toMillis()));
            rows.add(new Row(id, created, created.plus(late)));
        }
        return rows;
    }

    /** @param ours the reader's clock, by which it says when the page arrived */
    AuditPage<AuditRecord> answer(AuditQuery query, Instant now, Instant ours) {
        requests++;
        Instant from = query.from().truncatedTo(bounds.unit);
        Instant to = query.to().truncatedTo(bounds.unit);
        List<String> found = rows.stream()
                .filter(row -> !row.visible().isAfter(now))
                .filter(row -> !row.created().isBefore(from) && !row.created().isAfter(to))
                .sorted(Comparator.comparing(Row::created)
                        .thenComparing(Row::id)
                        .reversed())
                .map(Row::json)
                .toList();
        int limit = Math.min(query.limit(), pageCap);
        int start = query.offset();
        if (start >= found.size() && clamps) {
            start = Math.max(0, found.size() - limit);
        }
        if (limit > 1 && seeded.chance(10)) {
            limit = seeded.between(1, limit);
        }
        List<String> page =
                start >= found.size() ? List.of() : found.subList(start, Math.min(found.size(), start + limit));
        return new AuditPage<>(
                start,
                limit,
                seeded.between(0, 100_000),
                page.stream().map(row -> TYPING.type(row, ours)).toList(),
                ours);
    }
}
