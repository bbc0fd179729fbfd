// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import dev.casewire.dlq.Replay;
import dev.casewire.local.read.RecordReader;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.registry.RegistryAvroDeserializer;
import dev.casewire.schemas.TopicDefinition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Which letters have been replayed, by the markers on {@value #TOPIC}. */
public final class Replays {
    static final String TOPIC = "dlq.replay.v1";

    private final Map<String, Instant> times;

    Replays(Map<String, Instant> times) {
        this.times = times;
    }

    /**
     * Reads all markers.
     *
     * @throws StackProblem where the cluster lacks their topic
     */
    static Replays read(Cluster cluster, RecordReader reader) {
        TopicDefinition topic = cluster.topics().topic(TOPIC);
        List<TopicPartition> partitions = reader.partitions(topic.kafkaName());
        if (partitions.isEmpty()) {
            throw new StackProblem(
                    "The cluster has no topic " + topic.kafkaName() + ", which remembers what has been replayed.",
                    "make it: ./casewire contracts --bootstrap-server HOST:PORT --registry-url URL");
        }
        Map<String, Instant> times = new HashMap<>();
        try (RegistryAvroDeserializer<Replay> markers = RegistryAvroDeserializer.forClass(Replay.class)) {
            markers.configure(cluster.registry(), false);
            reader.read(partitions, found -> {
                Replay marker = markers.deserialize(found.topic(), found.value());
                if (marker != null) {
                    LetterId letter = new LetterId(marker.getTopic(), marker.getPartition(), marker.getOffset());
                    times.put(letter.toString(), marker.getReplayedAt());
                }
            });
        }
        return new Replays(times);
    }

    /** When a letter was replayed, if it was. */
    public Optional<Instant> of(LetterId letter) {
        return Optional.ofNullable(times.get(letter.toString()));
    }
}
