// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import dev.casewire.registry.RegistryAvroDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the records of topics say that they are, as read-committed readers see it, each as often as it is there: for much more
 * than a test may hold. Each call reads on behind the last one, with clients of its own, so the broker may come and go.
 */
final class CommittedUids {
    private final String topics;
    private final Function<ConsumerRecord<byte[], byte[]>, String> uid;
    private final List<String> uids = new ArrayList<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private CommittedUids(String topics, Function<ConsumerRecord<byte[], byte[]>, String> uid) {
        this.topics = topics;
        this.uid = uid;
    }

    /** Site and id of typed records, as events have them. */
    static CommittedUids ofRecords(String registry) {
        RegistryAvroDeserializer<GenericRecord> values = new RegistryAvroDeserializer<>();
        values.configure(Map.of("schema.registry.url", registry), false);
        return new CommittedUids("jira.audit.record.v1", record -> {
            GenericRecord value = values.deserialize(record.topic(), record.value());
            return value.get("site") + ":" + value.get("id");
        });
    }

    /** Of the events of one OCSF version. */
    static CommittedUids ofEvents() {
        return new CommittedUids("ocsf.v1_8.", record -> {
            Header found = record.headers().lastHeader("metadata-uid");
            return found == null ? "no uid in " + record.topic() : new String(found.value(), StandardCharsets.UTF_8);
        });
    }

    /** All up to the end at the time of the call. */
    List<String> upToNow(String brokers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith(topics))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> uids.add(uid.apply(record)));
            }
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        }
        return List.copyOf(uids);
    }
}
