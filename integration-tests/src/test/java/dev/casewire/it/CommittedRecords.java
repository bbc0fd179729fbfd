// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import dev.casewire.registry.RegistryAvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What read-committed readers see of a topic, from its beginning; read on, never again. Not thread-safe. */
final class CommittedRecords implements AutoCloseable {
    private final List<ConsumerRecord<String, GenericRecord>> records = new ArrayList<>();
    private final KafkaConsumer<String, GenericRecord> consumer;

    CommittedRecords(String topic, String brokers, String registry) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", brokers,
                "schema.registry.url", registry,
                "isolation.level", "read_committed");
        RegistryAvroDeserializer<GenericRecord> values = new RegistryAvroDeserializer<>();
        values.configure(settings, false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values);
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All up to the end of the topic at the time of the call. */
    List<ConsumerRecord<String, GenericRecord>> upToNow() {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return List.copyOf(records);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
