// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.Backoff;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A worker in small: starts a task, polls it, keeps the offset of the last record it took. */
final class TaskRun implements AutoCloseable {
    static final String EMAIL = JiraCloudSimulator.DEFAULT_EMAIL;
    static final String TOKEN = JiraCloudSimulator.DEFAULT_TOKEN;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final List<SourceRecord> records = new ArrayList<>();
    Map<String, Object> offset;
    Clock clock = Clock.systemUTC();
    private final Map<String, String> settings;
    private JiraSourceTask task;

    TaskRun(String url, Map<String, String> more) {
        settings = new HashMap<>(Map.of(
                "name",
                "audit",
                SourceKeys.URL,
                url,
                SourceKeys.EMAIL,
                EMAIL,
                SourceKeys.TOKEN,
                TOKEN,
                SourceKeys.START,
                "2000-01-01T00:00:00Z",
                SourceKeys.POLL,
                "100",
                SourceKeys.HEARTBEAT,
                "100",
                SourceKeys.WINDOW_MAX,
                "315360000000"));
        settings.putAll(more);
    }

    TaskRun start() {
        task = new JiraSourceTask(clock, new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), () -> 0.5));
        task.initialize(new Context());
        task.start(settings);
        return this;
    }

    /** A crash: the task is gone, and with it what it remembered. */
    TaskRun restart() {
        task.stop();
        return start();
    }

    List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> batch = task.poll();
        return batch == null ? List.of() : batch;
    }

    /** Takes the first so many records of a batch as delivered. */
    void deliver(List<SourceRecord> batch) {
        records.addAll(batch);
        if (!batch.isEmpty()) {
            offset = new HashMap<>();
            batch.get(batch.size() - 1).sourceOffset().forEach((key, value) -> offset.put(key, value));
        }
    }

    /** Polls until what was delivered is as wanted. */
    TaskRun until(Predicate<TaskRun> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(this)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not reached within " + PATIENCE + ": " + rows().size() + " rows, last state "
                        + states().stream().reduce((first, second) -> second));
            }
            deliver(poll());
        }
        return this;
    }

    TaskRun untilRows(int count) throws InterruptedException {
        return until(run -> run.rows().size() >= count);
    }

    List<Struct> rows() {
        return values("jira.audit.record.v1");
    }

    List<String> ids() {
        return rows().stream().map(row -> row.getString("id")).toList();
    }

    List<Struct> states() {
        return values("source.state.v1");
    }

    boolean caughtUp() {
        return !states().isEmpty() && states().get(states().size() - 1).getBoolean("bulkReadComplete");
    }

    private List<Struct> values(String topic) {
        return records.stream()
                .filter(record -> record.topic().endsWith(topic))
                .map(record -> (Struct) record.value())
                .toList();
    }

    @Override
    public void close() {
        task.stop();
    }

    private final class Context implements SourceTaskContext {
        @Override
        public Map<String, String> configs() {
            return settings;
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return new OffsetStorageReader() {
                @Override
                public <T> Map<String, Object> offset(Map<String, T> partition) {
                    return offset;
                }

                @Override
                public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
                    throw new UnsupportedOperationException("the task asks for one partition");
                }
            };
        }
    }
}
