// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.config.S3SinkConfig;
import dev.casewire.s3.sink.store.ObjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Does with a task what Connect's worker does, step by step: polls, delivers, delivers again after a retriable exception,
 * asks for offsets and commits them some time later. Outlives the tasks that it runs.
 */
final class SinkWorker {

    private final Map<TopicPartition, List<SinkRecord>> logs =
            new TreeMap<>((a, b) -> a.topic().equals(b.topic())
                    ? Integer.compare(a.partition(), b.partition())
                    : a.topic().compareTo(b.topic()));
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Integer> read = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> consumed = new HashMap<>();
    private final S3SinkConfig config;
    private final ObjectStore store;
    private final Clock clock;
    private FakeContext context = new FakeContext();
    private StartedS3SinkTask task;
    private List<SinkRecord> batch = new ArrayList<>();
    private Map<TopicPartition, OffsetAndMetadata> committing;

    SinkWorker(S3SinkConfig config, ObjectStore store, Clock clock) {
        this.config = config;
        this.store = store;
        this.clock = clock;
    }

    void produce(SinkRecord record) {
        logs.computeIfAbsent(new TopicPartition(record.topic(), record.kafkaPartition()), tp -> new ArrayList<>())
                .add(record);
    }

    void start() {
        start(new FakeContext());
    }

    /** A new task, which begins at the committed offsets. */
    void start(FakeContext fresh) {
        context = fresh;
        context.assignment.addAll(logs.keySet());
        batch = new ArrayList<>();
        committing = null;
        consumed.clear();
        for (Map.Entry<TopicPartition, List<SinkRecord>> log : logs.entrySet()) {
            long from = committed.getOrDefault(log.getKey(), 0L);
            read.put(log.getKey(), (int) log.getValue().stream()
                    .filter(record -> record.kafkaOffset() < from)
                    .count());
            consumed.put(log.getKey(), new OffsetAndMetadata(from));
        }
        task = new StartedS3SinkTask(config, store, context, clock, () -> 0.5);
        task.open(context.assignment);
    }

    FakeContext context() {
        return context;
    }

    StartedS3SinkTask task() {
        return task;
    }

    long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    /** One turn of the worker: at most {@code count} records of each partition that is not paused. */
    void poll(int count) {
        finishCommit();
        if (context.commitRequested) {
            context.commitRequested = false;
            beginCommit();
        }
        if (batch.isEmpty()) {
            logs.forEach((partition, log) -> {
                if (!context.paused.contains(partition)) {
                    int from = read.get(partition);
                    int to = Math.min(log.size(), from + count);
                    batch.addAll(log.subList(from, to));
                    read.put(partition, to);
                }
            });
        }
        try {
            task.put(List.copyOf(batch));
        } catch (RetriableException e) {
            return;
        }
        for (SinkRecord record : batch) {
            consumed.put(
                    new TopicPartition(record.topic(), record.kafkaPartition()),
                    new OffsetAndMetadata(record.kafkaOffset() + 1));
        }
        batch = new ArrayList<>();
    }

    /** The interval of offset commits has passed. */
    void beginCommit() {
        if (committing != null) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(task.preCommit(new HashMap<>(consumed)));
        // Connect ignores what it has not delivered in full.
        offsets.entrySet()
                .removeIf(entry ->
                        entry.getValue().offset() > consumed.get(entry.getKey()).offset());
        committing = offsets;
    }

    /** The broker has taken the commit. */
    void finishCommit() {
        if (committing != null) {
            committing.forEach((partition, offset) -> committed.put(partition, offset.offset()));
            committing = null;
        }
    }

    /** All that the worker would commit in the end has been committed and nothing is left to read. */
    boolean isDone() {
        return logs.entrySet().stream()
                .allMatch(log -> log.getValue().isEmpty()
                        || committed(log.getKey())
                                > log.getValue().get(log.getValue().size() - 1).kafkaOffset());
    }

    /** A rebalance or the end: offsets are committed, then the partitions are closed. */
    void stop() {
        finishCommit();
        beginCommit();
        finishCommit();
        task.close(List.copyOf(context.assignment));
        task.stop();
    }
}
