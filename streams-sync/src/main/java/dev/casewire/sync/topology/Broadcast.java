// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends what everybody shall hear to every partition, and all else where its key belongs. Thread-safe. */
final class Broadcast<V> implements StreamPartitioner<String, V> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, V value, int partitions) {
        return key.equals(SyncTopics.EVERYBODY)
                ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
                : Optional.empty();
    }
}
