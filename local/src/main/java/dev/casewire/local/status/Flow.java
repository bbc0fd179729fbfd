// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * One look at what is on its way through the pipeline. Immutable.
 *
 * @param counts what was counted
 * @param stable end of what readers of committed records may see
 * @param end end of the log; beyond {@code stable} lie open transactions
 * @param committed by consumer group: its committed offsets, absent where it has none
 */
public record Flow(
        Map<TopicPartition, PartitionCount> counts,
        Map<TopicPartition, Long> stable,
        Map<TopicPartition, Long> end,
        Map<String, Map<TopicPartition, Long>> committed) {

    public Flow {
        counts = Map.copyOf(counts);
        stable = Map.copyOf(stable);
        end = Map.copyOf(end);
        committed = Map.copyOf(committed);
    }

    /** Committed data records by topic. */
    public Map<String, Long> records() {
        Map<String, Long> byTopic = new TreeMap<>();
        counts.forEach((partition, count) -> byTopic.merge(partition.topic(), count.records(), Long::sum));
        return byTopic;
    }

    /** Data records that lie behind a group's committed offsets, over the partitions it reads. */
    public long lag(Stage stage) {
        Map<TopicPartition, Long> offsets = committed.getOrDefault(stage.group(), Map.of());
        return counts.entrySet().stream()
                .filter(entry -> stage.reads().contains(entry.getKey().topic()))
                .mapToLong(entry -> entry.getValue().behind(offsets.getOrDefault(entry.getKey(), 0L)))
                .sum();
    }

    /** Whether every record that can be seen has been counted. */
    public boolean isCounted() {
        return stable.entrySet().stream()
                .allMatch(it ->
                        counts.getOrDefault(it.getKey(), PartitionCount.NONE).position() >= it.getValue());
    }

    /** Whether a transaction is open on one of these topics. */
    public boolean hasOpenTransaction(Set<String> topics) {
        return end.entrySet().stream()
                .filter(it -> topics.contains(it.getKey().topic()))
                .anyMatch(it -> it.getValue() > stable.getOrDefault(it.getKey(), 0L));
    }
}
