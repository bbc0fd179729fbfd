// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts committed data records by reading the topics from their beginning. Offsets alone do not tell: transaction markers
 * and aborted records take offsets too. Thread-safe; counts on a thread of its own.
 */
public final class TopicCounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCounts.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<TopicPartition, PartitionCount> counts = new ConcurrentHashMap<>();
    private final Map<String, byte[]> newest = new ConcurrentHashMap<>();
    private final Predicate<String> keepsValues;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;

    private TopicCounts(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Predicate<String> keeps) {
        this.consumer = consumer;
        this.keepsValues = keeps;
        partitions.forEach(partition -> counts.put(partition, PartitionCount.NONE));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.thread = new Thread(this::run, "topic-counts");
        thread.setDaemon(true);
    }

    /**
     * Starts counting.
     *
     * @param keepsValues topics whose newest value is kept for {@link #newestValue}
     */
    public static TopicCounts start(String bootstrap, List<TopicPartition> partitions, Predicate<String> keepsValues) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap,
                "client.id", "casewire-counts",
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "max.poll.records", "2000",
                "fetch.max.bytes", "4194304",
                "max.partition.fetch.bytes", "1048576");
        TopicCounts counts = new TopicCounts(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                partitions,
                keepsValues);
        counts.thread.start();
        return counts;
    }

    /** All partitions as counted so far. */
    public Map<TopicPartition, PartitionCount> byPartition() {
        return new HashMap<>(counts);
    }

    /** Newest value of a topic that keeps its values. */
    public Optional<byte[]> newestValue(String topic) {
        return Optional.ofNullable(newest.get(topic)).map(byte[]::clone);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                count();
            }
        } catch (WakeupException e) {
            LOG.debug("Counting ends");
        }
    }

    private void count() {
        var records = consumer.poll(POLL);
        for (Map.Entry<TopicPartition, PartitionCount> entry : counts.entrySet()) {
            TopicPartition partition = entry.getKey();
            List<ConsumerRecord<byte[], byte[]>> batch = records.records(partition);
            long last = batch.isEmpty() ? -1 : batch.get(batch.size() - 1).offset();
            if (last >= 0 && keepsValues.test(partition.topic())) {
                keep(partition.topic(), batch.get(batch.size() - 1).value());
            }
            entry.setValue(entry.getValue().plus(batch.size(), last, consumer.position(partition)));
        }
    }

    private void keep(String topic, byte[] value) {
        if (value == null) {
            newest.remove(topic);
        } else {
            newest.put(topic, value);
        }
    }
}
