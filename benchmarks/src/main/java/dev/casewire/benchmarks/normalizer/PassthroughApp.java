// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import dev.casewire.normalizer.NormalizerApp;
import dev.casewire.streams.AppContext;
import dev.casewire.streams.StreamsApp;
import dev.casewire.streams.TopicGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The normalizer without its work: the same stages, the same kind of store asked as often, the same topics and headers, but
 * records are not decoded, and the events it forwards are ready ones.
 */
final class PassthroughApp implements StreamsApp {
    static final String STORE = "seen-records";

    /** The normalizer's default. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private final List<List<ReadyEvent>> events;
    private final NormalizerApp normalizer = new NormalizerApp();

    PassthroughApp(List<List<ReadyEvent>> events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "passthrough";
    }

    @Override
    public List<String> inputs() {
        return normalizer.inputs();
    }

    @Override
    public List<String> outputs() {
        return normalizer.outputs();
    }

    @Override
    public String deadLetterTopic() {
        return normalizer.deadLetterTopic();
    }

    @Override
    public void addTo(StreamsBuilder builder, AppContext context) {
        String input = inputs().get(0);
        Map<String, String> kafkaNames =
                outputs().stream().collect(Collectors.toMap(Function.identity(), context.topics()::of));
        Serializer<ReadyEvent> serializer = (topic, event) -> event.value().get();
        builder.addStateStore(SeenRecords.store(STORE, RETENTION));
        KStream<String, byte[]> fresh = builder.stream(
                        context.topics().of(input),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("read-records"))
                .processValues(TopicGuard.of(input), Named.as("guard-topic"))
                .processValues(() -> new PassFresh(RETENTION), Named.as("drop-redelivered"), STORE);
        fresh.process(() -> new PassEvents(events, RETENTION), Named.as("pass-events"), STORE)
                .to(
                        (key, event, record) -> kafkaNames.get(event.topic()),
                        Produced.with(Serdes.String(), Serdes.serdeFrom(serializer, (topic, bytes) -> {
                                    throw new UnsupportedOperationException("events are written only");
                                }))
                                .withName("write-events"));
    }
}
