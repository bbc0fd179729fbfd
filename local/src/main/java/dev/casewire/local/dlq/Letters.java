// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import dev.casewire.local.read.RecordReader;
import dev.casewire.local.read.TopicPattern;
import dev.casewire.local.settings.StackProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The letters of a cluster. Not thread-safe. */
public final class Letters implements AutoCloseable {
    private final Cluster cluster;
    private final RecordReader reader;

    public Letters(Cluster cluster) {
        this.cluster = cluster;
        this.reader = new RecordReader(cluster.client(), "casewire-dlq");
    }

    /**
     * Gives the selected letters, topic by topic, partition by partition, oldest first.
     *
     * @throws StackProblem where a selection matches no topic, or the one letter it names is not there
     */
    public void read(Selection selection, Consumer<DeadLetter> visitor) {
        List<String> topics = new TopicPattern(selection.topic()).among(reader.topics());
        if (selection.offset().isPresent()) {
            visitor.accept(one(selection, topics));
            return;
        }
        for (String topic : topics) {
            List<TopicPartition> partitions = reader.partitions(topic).stream()
                    .filter(it -> selection.holds(it.partition()))
                    .toList();
            for (TopicPartition partition : partitions) {
                reader.read(List.of(partition), found -> visitor.accept(DeadLetter.of(found)));
            }
        }
    }

    private DeadLetter one(Selection selection, List<String> topics) {
        LetterId id = new LetterId(
                topics.get(0),
                selection.partition().orElseThrow(),
                selection.offset().orElseThrow());
        List<DeadLetter> found = new ArrayList<>(1);
        if (topics.size() == 1 && reader.partitions(id.topic()).contains(id.topicPartition())) {
            reader.read(id.topicPartition(), id.offset(), it -> found.add(DeadLetter.of(it)));
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new StackProblem(
                        "There is no letter at " + id + ": it never was, or its retention is over.",
                        "see which there are: ./casewire dlq show " + id.topic()));
    }

    /** What has been replayed so far. */
    public Replays replays() {
        return Replays.read(cluster, reader);
    }

    @Override
    public void close() {
        reader.close();
    }
}
