// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.connect.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What a task tells of itself. The task's thread leaves its status here; whoever asks may do so from any thread. */
final class SinkMetrics {
    static final String PART = "sink-s3";

    private final Clock clock;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable TaskStatus status;
    private volatile Instant lastEmpty;

    SinkMetrics(Clock clock) {
        this.clock = clock;
        this.lastEmpty = clock.instant();
    }

    /** A call went well. */
    void took(int count, TaskStatus now) {
        records.addAndGet(count);
        TaskStatus before = status;
        if (now.rows() == 0 || before == null || now.objectsWritten() > before.objectsWritten()) {
            lastEmpty = clock.instant();
        }
        status = now;
    }

    /** A call failed. */
    void failed() {
        failures.incrementAndGet();
    }

    List<Metric> all() {
        return List.of(
                new Metric(
                        "records_total", "Records delivered by Connect, those delivered again included.", records::get),
                new Metric(
                        "failures_total", "Calls that failed; the bucket refused or was out of reach.", failures::get),
                ofStatus("objects_total", "Objects written.", TaskStatus::objectsWritten),
                ofStatus("open_files", "Objects that are not in the bucket yet.", TaskStatus::files),
                ofStatus("buffered_rows", "Rows in them.", TaskStatus::rows),
                ofStatus("buffered_bytes", "Heap that holds them.", TaskStatus::heldBytes),
                ofStatus("buffer_budget_bytes", "How much that may be.", TaskStatus::budgetBytes),
                ofStatus("paused", "1 while reading waits for the bucket.", it -> it.paused() ? 1 : 0),
                new Metric(
                        "stalled_seconds",
                        "How long rows have been waiting without any object being written; 0 where none wait.",
                        this::stalled));
    }

    private double stalled() {
        TaskStatus now = status;
        return now == null || now.rows() == 0
                ? 0
                : Duration.between(lastEmpty, clock.instant()).toMillis() / 1000.0;
    }

    private Metric ofStatus(String name, String meaning, ToDoubleFunction<TaskStatus> value) {
        return new Metric(name, meaning, () -> {
            TaskStatus now = status;
            return now == null ? 0 : value.applyAsDouble(now);
        });
    }
}
