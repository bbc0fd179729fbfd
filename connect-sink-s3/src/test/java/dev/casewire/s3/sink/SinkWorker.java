// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.config.S3SinkConfig;
import dev.casewire.s3.sink.store.ObjectStore;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** A connector of one task at a time: each start makes a new one, which has all partitions. */
final class SinkWorker {

    private final SinkGroup group;
    private SinkMember member;

    SinkWorker(S3SinkConfig config, ObjectStore store, Clock clock) {
        this.group = new SinkGroup(config, store, clock);
    }

    void produce(SinkRecord record) {
        group.produce(record);
    }

    void start() {
        start(new FakeContext());
    }

    /** A new task, which begins at the committed offsets. The one before is left alone, as if it had been killed. */
    void start(FakeContext fresh) {
        member = group.join(fresh);
        group.give(member, List.copyOf(group.partitions()));
    }

    /** The task that runs. */
    SinkMember member() {
        return member;
    }

    FakeContext context() {
        return member.context();
    }

    StartedS3SinkTask task() {
        return member.task();
    }

    long committed(TopicPartition partition) {
        return group.committed(partition);
    }

    void poll(int count) {
        member.poll(count);
    }

    void beginCommit() {
        member.beginCommit();
    }

    void finishCommit() {
        member.finishCommit();
    }

    boolean isDone() {
        return group.isDone();
    }

    void stop() {
        member.stop();
    }
}
