// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.local.read.ValueRenderer.Format;
import dev.casewire.local.read.ValueRenderer.Rendered;
import dev.casewire.registry.RegistryAvroDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics from their beginning to the end that they have at the time of the call, committed records only. Not
 * thread-safe.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final ObjectMapper json = new ObjectMapper();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RegistryAvroDeserializer<GenericRecord> avro = new RegistryAvroDeserializer<>();
    private final ValueRenderer renderer;

    /**
     * What a line holds.
     *
     * @param valuesOnly the value alone, records without one left out
     * @param headers headers and timestamp too
     */
    public record Shape(boolean valuesOnly, boolean headers) {}

    public TopicReader(String bootstrap, String registryUrl) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "client.id", "casewire-read",
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        avro.configure(Map.of("schema.registry.url", registryUrl), false);
        this.renderer = new ValueRenderer(avro, new AvroJson(json));
    }

    /** Topics of the cluster, Kafka's internal ones left out. */
    public Set<String> topics() {
        Set<String> topics = new HashSet<>(consumer.listTopics().keySet());
        topics.removeIf(topic -> topic.startsWith("__"));
        return topics;
    }

    /**
     * Gives one JSON text per record, partition by partition in order.
     *
     * @return how many
     */
    public long read(List<String> topics, Shape shape, Consumer<String> lines) throws JsonProcessingException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        Set<TopicPartition> open = new HashSet<>(partitions);
        long count = 0;
        open.removeIf(partition -> isDone(partition, ends));
        while (!open.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    count += write(record, shape, lines);
                }
            }
            open.removeIf(partition -> isDone(partition, ends));
        }
        return count;
    }

    @Override
    public void close() {
        consumer.close();
        avro.close();
    }

    private boolean isDone(TopicPartition partition, Map<TopicPartition, Long> ends) {
        if (consumer.position(partition) < ends.getOrDefault(partition, 0L)) {
            return false;
        }
        consumer.pause(List.of(partition));
        return true;
    }

    private int write(ConsumerRecord<byte[], byte[]> record, Shape shape, Consumer<String> lines)
            throws JsonProcessingException {
        if (shape.valuesOnly() && record.value() == null) {
            return 0;
        }
        JsonNode line = shape.valuesOnly()
                ? renderer.value(record.topic(), record.value()).node()
                : envelope(record, shape);
        lines.accept(json.writeValueAsString(line));
        return 1;
    }

    private ObjectNode envelope(ConsumerRecord<byte[], byte[]> record, Shape shape) {
        ObjectNode line = json.createObjectNode();
        line.put("topic", record.topic());
        line.put("partition", record.partition());
        line.put("offset", record.offset());
        if (shape.headers()) {
            line.put("timestamp", record.timestamp());
            ObjectNode headers = line.putObject("headers");
            for (Header header : record.headers()) {
                headers.put(
                        header.key(),
                        header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        if (record.key() != null) {
            put(line, "key", renderer.text(record.key()), Format.TEXT);
        }
        if (record.value() != null) {
            put(line, "value", renderer.value(record.topic(), record.value()), Format.AVRO);
        }
        return line;
    }

    /** Marks what does not have the form that is usual in its place. */
    private static void put(ObjectNode line, String field, Rendered rendered, Format usual) {
        line.set(field, rendered.node());
        if (rendered.format() != usual) {
            line.put(field + "Format", rendered.format().name().toLowerCase(Locale.ROOT));
        }
    }
}
