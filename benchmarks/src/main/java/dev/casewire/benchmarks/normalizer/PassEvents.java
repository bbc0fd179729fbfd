// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import dev.casewire.streams.TopicGuard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Forwards for each record the ready events of the next record of the list. */
final class PassEvents extends ContextualProcessor<String, byte[], String, ReadyEvent> {
    private final List<List<ReadyEvent>> events;
    private final Duration retention;
    private SeenRecords seen;
    private int next;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before the first record.
    PassEvents(List<List<ReadyEvent>> events, Duration retention) {
        this.events = events;
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<String, ReadyEvent> context) {
        super.init(context);
        seen = new SeenRecords(context.getStateStore(PassthroughApp.STORE), retention);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        seen.add(context().recordMetadata().orElseThrow(), record.timestamp());
        for (ReadyEvent event : events.get(next)) {
            Headers headers = new RecordHeaders(record.headers());
            headers.remove(TopicGuard.HEADER);
            headers.add(TopicGuard.HEADER, event.topic().getBytes(StandardCharsets.UTF_8));
            headers.add("metadata-uid", event.uid().getBytes(StandardCharsets.UTF_8));
            context().forward(new Record<>(event.key(), event, record.timestamp(), headers));
        }
        next = next + 1 == events.size() ? 0 : next + 1;
    }
}
