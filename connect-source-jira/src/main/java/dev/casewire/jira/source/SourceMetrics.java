// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a task tells of itself. The task's thread leaves its state here; whoever asks may do so from any thread.
 */
final class SourceMetrics {
    static final String PART = "source-jira";

    private final Clock clock;
    private final SourceCounters counters;
    private volatile Instant lastSuccess;
    private volatile @Nullable SourceState state;

    SourceMetrics(Clock clock, SourceCounters counters) {
        this.clock = clock;
        this.counters = counters;
        this.lastSuccess = clock.instant();
    }

    void succeeded(Instant at) {
        lastSuccess = at;
    }

    void isIn(SourceState now) {
        state = now;
    }

    List<Metric> all() {
        return List.of(
                counter("requests_total", "Requests to Jira.", counters.requests),
                counter(
                        "setbacks_total",
                        "Requests without a usable answer, throttled ones included.",
                        counters.setbacks),
                counter("throttled_total", "Requests that Jira answered by asking to slow down.", counters.throttled),
                counter("rows_read_total", "Rows in Jira's answers, those read again included.", counters.rowsRead),
                counter("records_total", "Audit records handed to Connect.", counters.recordsEmitted),
                counter("records_cut_total", "Records cut to fit output.record.max.bytes.", counters.recordsCut),
                counter(
                        "records_with_problem_total",
                        "Records that could not be typed and go to the dead letters.",
                        counters.recordsWithProblem),
                new Metric(
                        "last_success_age_seconds",
                        "Since the last usable answer, or the start of the task where there was none.",
                        () -> age(lastSuccess)),
                ofState(
                        "cursor_age_seconds",
                        "How far what has been emitted for certain lies behind now.",
                        it -> age(it.progress().cursor())),
                ofState(
                        "event_delay_seconds",
                        "From the creation of the newest record to its fetch; NaN before the first.",
                        it -> it.delayMillis() == null ? Double.NaN : it.delayMillis() / 1000.0),
                ofState(
                        "late_rows_total",
                        "Rows that became visible late and were found by reading the horizon again.",
                        it -> it.progress().lateRows()),
                ofState(
                        "ledger_entries",
                        "Rows remembered to recognise late ones.",
                        it -> it.progress().ledgerEntries()),
                ofState(
                        "ledger_complete",
                        "1, or 0 while rows of the horizon had to be forgotten.",
                        it -> is(it.progress().ledgerComplete())),
                ofState(
                        "bulk_read_complete",
                        "1 once the present has been reached.",
                        it -> is(it.progress().bulkReadComplete())),
                ofState(
                        "reading",
                        "1 while Jira answers, 0 while it throttles or refuses.",
                        it -> is(it.status() == SourceStatus.READING)),
                ofState(
                        "gap_possible",
                        "1 where reading went on behind the site's retention.",
                        it -> is(it.gapPossible())));
    }

    private static Metric counter(String name, String meaning, AtomicLong count) {
        return new Metric(name, meaning, count::get);
    }

    private Metric ofState(String name, String meaning, ToDoubleFunction<SourceState> value) {
        return new Metric(name, meaning, () -> {
            SourceState now = state;
            return now == null ? Double.NaN : value.applyAsDouble(now);
        });
    }

    private double age(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    private static double is(boolean fact) {
        return fact ? 1 : 0;
    }
}
