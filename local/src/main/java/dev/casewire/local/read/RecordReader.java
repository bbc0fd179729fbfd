// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads partitions from their beginning to the end that they have at the time of the call, committed records only. Not
 * thread-safe.
 */
public final class RecordReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    /** After so many polls without progress the brokers count as gone: 30 seconds. */
    private static final int IDLE_POLLS = 60;

    private final Consumer<byte[], byte[]> consumer;

    /** Takes what is read. */
    @FunctionalInterface
    public interface Visitor<E extends Exception> {
        void visit(ConsumerRecord<byte[], byte[]> found) throws E;
    }

    /** @param client settings of the connection, bootstrap.servers at least */
    public RecordReader(Map<String, String> client, String clientId) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("client.id", clientId);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    RecordReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Topics of the cluster, Kafka's internal ones left out. */
    public Set<String> topics() {
        Set<String> topics = new HashSet<>(consumer.listTopics().keySet());
        topics.removeIf(topic -> topic.startsWith("__"));
        return topics;
    }

    /** Partitions of a topic; none where the cluster does not have it. */
    public List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> infos = consumer.listTopics().getOrDefault(topic, List.of());
        return infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /**
     * Gives every record, partition by partition in order.
     *
     * @throws TimeoutException where the brokers send nothing for half a minute
     */
    public <E extends Exception> void read(Collection<TopicPartition> partitions, Visitor<E> visitor) throws E {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        until(consumer.endOffsets(partitions), visitor);
    }

    /** Gives the record at one offset, if there is one. */
    public <E extends Exception> void read(TopicPartition partition, long offset, Visitor<E> visitor) throws E {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        long first = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
        if (offset >= first && offset < end) {
            consumer.seek(partition, offset);
            until(Map.of(partition, offset + 1), visitor);
        }
    }

    private <E extends Exception> void until(Map<TopicPartition, Long> ends, Visitor<E> visitor) throws E {
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        open.removeIf(partition -> isDone(partition, ends));
        int idle = 0;
        while (!open.isEmpty()) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            // Markers of transactions, and what was aborted, move the position without a record.
            idle = polled.nextOffsets().isEmpty() ? idle + 1 : 0;
            for (ConsumerRecord<byte[], byte[]> found : polled) {
                TopicPartition partition = new TopicPartition(found.topic(), found.partition());
                if (found.offset() < ends.getOrDefault(partition, 0L)) {
                    visitor.visit(found);
                }
            }
            open.removeIf(partition -> isDone(partition, ends));
            if (idle == IDLE_POLLS && !open.isEmpty()) {
                TopicPartition first = open.iterator().next();
                throw new TimeoutException(
                        "nothing came for " + POLL.multipliedBy(IDLE_POLLS).toSeconds() + " s, " + first
                                + " was read up to offset " + consumer.position(first) + " of " + ends.get(first));
            }
        }
    }

    private boolean isDone(TopicPartition partition, Map<TopicPartition, Long> ends) {
        if (consumer.position(partition) < ends.getOrDefault(partition, 0L)) {
            return false;
        }
        consumer.pause(List.of(partition));
        return true;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
