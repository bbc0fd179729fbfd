// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Does with one task what Connect's worker does, step by step: polls, delivers, delivers again after a retriable exception,
 * asks for offsets and commits them some time later.
 */
final class SinkMember {

    private final SinkGroup group;
    private final StartedS3SinkTask task;
    private final FakeContext context;
    private final Map<TopicPartition, Integer> read = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> consumed = new HashMap<>();
    private List<SinkRecord> batch = new ArrayList<>();
    private Map<TopicPartition, OffsetAndMetadata> committing;

    SinkMember(SinkGroup group, StartedS3SinkTask task, FakeContext context) {
        this.group = group;
        this.task = task;
        this.context = context;
    }

    StartedS3SinkTask task() {
        return task;
    }

    FakeContext context() {
        return context;
    }

    /** Begins at the committed offsets. */
    void open(Collection<TopicPartition> partitions) {
        context.assignment.addAll(partitions);
        for (TopicPartition partition : partitions) {
            long from = group.committed(partition);
            read.put(partition, (int) group.log(partition).stream()
                    .filter(record -> record.kafkaOffset() < from)
                    .count());
            consumed.put(partition, new OffsetAndMetadata(from));
        }
        task.open(partitions);
    }

    /** One turn of the worker: at most {@code count} records of each partition that is not paused. */
    void poll(int count) {
        finishCommit();
        if (context.commitRequested) {
            context.commitRequested = false;
            beginCommit();
        }
        if (batch.isEmpty()) {
            read.replaceAll((partition, from) -> {
                if (context.paused.contains(partition)) {
                    return from;
                }
                List<SinkRecord> log = group.log(partition);
                int to = Math.min(log.size(), from + count);
                batch.addAll(log.subList(from, to));
                return to;
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

    /** The broker has answered the commit; the task is not told what. */
    void finishCommit() {
        if (committing != null) {
            committing.forEach((partition, offset) -> group.commit(this, partition, offset.offset()));
            committing = null;
        }
    }

    /** Partitions go to another member by a rebalance in good order: offsets are committed, then the partitions closed. */
    void release(Collection<TopicPartition> partitions) {
        finishCommit();
        beginCommit();
        finishCommit();
        task.close(List.copyOf(partitions));
        context.assignment.removeAll(partitions);
        read.keySet().removeAll(partitions);
        consumed.keySet().removeAll(partitions);
        batch.removeIf(record -> partitions.contains(new TopicPartition(record.topic(), record.kafkaPartition())));
    }

    /** The end in good order. */
    void stop() {
        release(List.copyOf(context.assignment));
        task.stop();
    }
}
