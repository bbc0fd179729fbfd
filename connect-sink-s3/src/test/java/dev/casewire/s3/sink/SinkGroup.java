// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.config.S3SinkConfig;
import dev.casewire.s3.sink.store.ObjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * What outlives the tasks of a connector: the logs, the committed offsets and who owns which partition. A commit counts only
 * from the owner, as a broker has it.
 */
final class SinkGroup {

    private final Map<TopicPartition, List<SinkRecord>> logs =
            new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, SinkMember> owners = new HashMap<>();
    private final S3SinkConfig config;
    private final ObjectStore store;
    private final Clock clock;

    SinkGroup(S3SinkConfig config, ObjectStore store, Clock clock) {
        this.config = config;
        this.store = store;
        this.clock = clock;
    }

    /** The same logs and bucket, and no offset committed. */
    SinkGroup fromTheBeginning() {
        SinkGroup replay = new SinkGroup(config, store, clock);
        logs.values().forEach(log -> log.forEach(replay::produce));
        return replay;
    }

    void produce(SinkRecord record) {
        logs.computeIfAbsent(new TopicPartition(record.topic(), record.kafkaPartition()), tp -> new ArrayList<>())
                .add(record);
    }

    Set<TopicPartition> partitions() {
        return logs.keySet();
    }

    List<SinkRecord> log(TopicPartition partition) {
        return logs.getOrDefault(partition, List.of());
    }

    long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    SinkMember owner(TopicPartition partition) {
        return owners.get(partition);
    }

    void commit(SinkMember member, TopicPartition partition, long offset) {
        if (owners.get(partition) == member) {
            committed.put(partition, offset);
        }
    }

    /** A new task without partitions. */
    SinkMember join(FakeContext context) {
        return new SinkMember(this, new StartedS3SinkTask(config, store, context, clock, () -> 0.5), context);
    }

    /** Gives partitions to a member, whoever had them: the one before is not told, as when its worker has stopped waiting for it. */
    void give(SinkMember member, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> owners.put(partition, member));
        member.open(partitions);
    }

    /** All that the owners would commit in the end has been committed and nothing is left to read. */
    boolean isDone() {
        return logs.entrySet().stream()
                .allMatch(log -> log.getValue().isEmpty()
                        || committed(log.getKey())
                                > log.getValue().get(log.getValue().size() - 1).kafkaOffset());
    }
}
