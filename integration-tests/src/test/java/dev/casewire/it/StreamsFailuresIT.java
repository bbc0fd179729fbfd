// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.casewire.local.broker.EmbeddedBroker;
import dev.casewire.local.contracts.TopicRollout;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.registry.RegistryAvroSerde;
import dev.casewire.schemas.ContractSchemas;
import dev.casewire.schemas.Topics;
import dev.casewire.source.SourceState;
import dev.casewire.streams.AppConfig;
import dev.casewire.streams.AppContext;
import dev.casewire.streams.DeadLetterHeaders;
import dev.casewire.streams.StreamsApp;
import dev.casewire.streams.StreamsRunner;
import dev.casewire.streams.TopicGuard;
import dev.casewire.testkit.FakeRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exactly-once on a real broker while records, registry and set-up fail: the test driver cannot show transactions. */
class StreamsFailuresIT {
    private static final String INPUT = "source.state.v1";
    private static final String OUTPUT = "jira.audit.record.v1";
    private static final String LETTERS = "normalizer.dlq.v1";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CONTRACT =
            ContractSchemas.schema("dev.casewire.source.SourceState").toString();

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static String bootstrap;
    private static int runs;

    private final FakeRegistry registry = FakeRegistry.start();
    private String prefix;

    @BeforeAll
    static void startBroker() throws Exception {
        // A stream thread that is replaced ends with the exception that it is replaced for.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Ports ports = Ports.choose(Map.of(), Map.of(), new Random());
        broker = EmbeddedBroker.start(folder.resolve("broker"), ports, Overrides.NONE);
        bootstrap = ports.address(Port.KAFKA);
    }

    @AfterAll
    static void stopBroker() {
        Awaitility.reset();
        broker.close();
    }

    @BeforeEach
    void createTopics() throws Exception {
        prefix = "run" + ++runs + ".";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            new TopicRollout(admin, Optional.empty()).run(Topics.load().prefixed(prefix), false);
        }
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void shouldParkPoisonAndLetTheOthersFlow() {
        registerContracts();
        produce(state(1), bytes("no record"), state(2), new byte[] {0, 0, 0, 0, 99, 1}, state(3), bytes("last"));

        try (StreamsRunner runner = start()) {
            await().atMost(LIMIT).untilAsserted(() -> assertThat(read(LETTERS)).hasSize(3));
            await().atMost(LIMIT).untilAsserted(() -> assertThat(read(OUTPUT)).hasSize(3));
            assertThat(runner.health().replacedThreads()).isZero();
        }

        assertThat(read(LETTERS).stream().map(ConsumerRecord::value))
                .containsExactly(bytes("no record"), new byte[] {0, 0, 0, 0, 99, 1}, bytes("last"));
        ConsumerRecord<byte[], byte[]> letter = read(LETTERS).get(0);
        assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo(prefix + INPUT);
        assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("1");
        assertThat(header(letter, TopicGuard.HEADER)).isEqualTo(LETTERS);
        assertThat(letter.timestamp())
                .isGreaterThan(Instant.parse("2020-01-01T00:00:00Z").toEpochMilli());
    }

    @Test
    void shouldLoseAndRepeatNothingWhileTheRegistryIsOut() {
        registerContracts();
        byte[][] states = new byte[50][];
        for (int i = 0; i < states.length; i++) {
            states[i] = state(i);
        }
        registry.failNext(1, 503, "");
        produce(states);

        try (StreamsRunner runner = start()) {
            await().atMost(LIMIT).untilAsserted(() -> assertThat(read(OUTPUT)).hasSize(50));
            assertThat(runner.health().replacedThreads()).isPositive();
            assertThat(runner.state()).isEqualTo(State.RUNNING);
        }

        assertThat(read(OUTPUT)).hasSize(50);
        assertThat(read(LETTERS)).isEmpty();
    }

    @Test
    void shouldStopWithNothingParkedWhenNobodyRegisteredTheOutputsContract() {
        registry.register(prefix + INPUT + "-value", CONTRACT);
        produce(state(1), state(2));

        try (StreamsRunner runner = start()) {
            await().atMost(LIMIT).until(() -> runner.state() == State.ERROR);
            assertThat(runner.health().isLive()).isFalse();
        }
        assertThat(read(LETTERS)).isEmpty();

        registry.register(prefix + OUTPUT + "-value", CONTRACT);
        try (StreamsRunner runner = start()) {
            await().atMost(LIMIT).untilAsserted(() -> assertThat(read(OUTPUT)).hasSize(2));
        }
    }

    private void registerContracts() {
        registry.register(prefix + INPUT + "-value", CONTRACT);
        registry.register(prefix + OUTPUT + "-value", CONTRACT);
    }

    private StreamsRunner start() {
        CopyApp app = new CopyApp();
        AppConfig config = AppConfig.of(
                app,
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "application.id",
                        prefix + "copy",
                        "topic.prefix",
                        prefix,
                        "state.dir",
                        folder.resolve("state").toString(),
                        "schema.serde.schema.registry.url",
                        registry.url(),
                        "schema.serde.schema.registry.retry.timeout.ms",
                        "0",
                        "kafka.replication.factor",
                        "1",
                        // A replaced thread waits until its predecessor is given up.
                        "kafka.session.timeout.ms",
                        "2500",
                        "kafka.heartbeat.interval.ms",
                        "500"));
        StreamsRunner runner = new StreamsRunner(app, config, Clock.systemUTC());
        runner.start();
        return runner;
    }

    private void produce(byte[]... values) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            long old = Instant.parse("2001-02-03T04:05:06Z").toEpochMilli();
            for (byte[] value : values) {
                boolean poison = value.length < 10;
                producer.send(new ProducerRecord<>(prefix + INPUT, 0, poison ? old : null, bytes("k"), value));
            }
        }
    }

    /** Committed records of a topic, in the order of their partitions. */
    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefix + topic).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private byte[] state(int entries) {
        try (RegistryAvroSerde<SourceState> serde = RegistryAvroSerde.forClass(SourceState.class);
                FakeRegistry same = FakeRegistry.start()) {
            // Ids are given from 1, so the input's contract, registered first, has the same id in each registry.
            same.register(INPUT + "-value", CONTRACT);
            serde.configure(Map.of("schema.registry.url", same.url()), false);
            Instant now = Instant.parse("2026-01-01T00:00:00Z");
            return serde.serializer()
                    .serialize(
                            INPUT,
                            SourceState.newBuilder()
                                    .setConnector("audit")
                                    .setSite("acme.atlassian.net")
                                    .setResource("audit")
                                    .setCursor(now)
                                    .setBulkReadComplete(true)
                                    .setStatus("reading")
                                    .setLedgerEntries(entries)
                                    .setLedgerComplete(true)
                                    .setGapPossible(false)
                                    .setEmittedAt(now)
                                    .build());
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads and writes through the registry. */
    private static final class CopyApp implements StreamsApp {

        @Override
        public String name() {
            return "normalizer";
        }

        @Override
        public List<String> inputs() {
            return List.of(INPUT);
        }

        @Override
        public List<String> outputs() {
            return List.of(OUTPUT);
        }

        @Override
        public void addTo(StreamsBuilder builder, AppContext context) {
            var states = context.serdes().specific(SourceState.class);
            builder.stream(
                            context.topics().of(INPUT),
                            Consumed.with(Serdes.String(), states).withName("read"))
                    .processValues(TopicGuard.<String, SourceState>of(INPUT), Named.as("guard-topic"))
                    .to(
                            context.topics().of(OUTPUT),
                            Produced.with(Serdes.String(), states).withName("write"));
        }
    }
}
