// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.local.read.ValueRenderer.Format;
import dev.casewire.local.read.ValueRenderer.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Reads topics from their beginning to the end that they have at the time of the call, committed records only. Not
 * thread-safe.
 */
public final class TopicReader implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final RecordReader records;
    private final ValueRenderer renderer;

    /**
     * What a line holds.
     *
     * @param valuesOnly the value alone, records without one left out
     * @param headers headers and timestamp too
     */
    public record Shape(boolean valuesOnly, boolean headers) {}

    public TopicReader(String bootstrap, String registryUrl) {
        this.records = new RecordReader(Map.of("bootstrap.servers", bootstrap), "casewire-read");
        this.renderer = new ValueRenderer(Map.of("schema.registry.url", registryUrl), json);
    }

    /** Topics of the cluster, Kafka's internal ones left out. */
    public Set<String> topics() {
        return records.topics();
    }

    /**
     * Gives one JSON text per record, partition by partition in order.
     *
     * @return how many
     */
    public long read(List<String> topics, Shape shape, Consumer<String> lines) throws JsonProcessingException {
        List<TopicPartition> partitions = new ArrayList<>();
        topics.forEach(topic -> partitions.addAll(records.partitions(topic)));
        AtomicLong count = new AtomicLong();
        records.<JsonProcessingException>read(partitions, found -> count.addAndGet(write(found, shape, lines)));
        return count.get();
    }

    @Override
    public void close() {
        records.close();
        renderer.close();
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
