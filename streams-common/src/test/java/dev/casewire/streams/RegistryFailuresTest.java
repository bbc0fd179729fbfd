// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.casewire.registry.RegistryAvroSerde;
import dev.casewire.schemas.ContractSchemas;
import dev.casewire.source.SourceState;
import dev.casewire.testkit.FakeRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which failures of registry and bytes park a record, and which end the thread so that nothing is lost. */
class RegistryFailuresTest {
    private static final String CONTRACT =
            ContractSchemas.schema("dev.casewire.source.SourceState").toString();
    private static final Instant OLD = Instant.parse("2001-02-03T04:05:06Z");

    private final FakeRegistry registry = FakeRegistry.start();
    private final TopologyTestDriver driver = driver();
    private final TestInputTopic<byte[], byte[]> input =
            driver.createInputTopic(AuditApp.INPUT, new ByteArraySerializer(), new ByteArraySerializer());
    private final TestOutputTopic<byte[], byte[]> output = topic(AuditApp.OUTPUT);
    private final TestOutputTopic<byte[], byte[]> deadLetters = topic("normalizer.dlq.v1");

    private TopologyTestDriver driver() {
        AuditApp app = new AuditApp();
        AppConfig config = AppConfig.of(
                app,
                Map.of(
                        "bootstrap.servers", "127.0.0.1:1",
                        "schema.serde.schema.registry.url", registry.url(),
                        "schema.serde.schema.registry.retry.timeout.ms", "0"));
        AppTopology built = AppTopology.of(app, config, Clock.systemUTC());
        // Under exactly-once the driver of 4.3.1 clears sends that were made while a record was read, before it
        // collects them.
        built.properties().put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        return new TopologyTestDriver(built.topology(), built.properties());
    }

    private TestOutputTopic<byte[], byte[]> topic(String name) {
        return driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
        registry.close();
    }

    @Test
    void shouldFlowThroughTheRegistry() {
        byte[] state = registeredState();
        int id = registry.register(AuditApp.OUTPUT + "-value", CONTRACT);

        input.pipeInput(bytes("k"), state);

        byte[] written = state.clone();
        written[4] = (byte) id;
        assertThat(output.readValue()).isEqualTo(written);
    }

    @Test
    void shouldParkBytesThatAreNoRecord() {
        Headers headers =
                new RecordHeaders().add("origin", bytes("audit")).add(TopicGuard.HEADER, bytes(AuditApp.INPUT));
        input.pipeInput(new TestRecord<>(bytes("k"), bytes("{\"json\":1}"), headers, OLD));

        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.key()).isEqualTo(bytes("k"));
        assertThat(letter.value()).isEqualTo(bytes("{\"json\":1}"));
        assertThat(headers(letter))
                .containsEntry("origin", "audit")
                .containsEntry(TopicGuard.HEADER, "normalizer.dlq.v1")
                .containsEntry(DeadLetterHeaders.TOPIC, AuditApp.INPUT)
                .containsEntry(DeadLetterHeaders.PARTITION, "0")
                .containsEntry(DeadLetterHeaders.OFFSET, "0")
                .containsEntry(DeadLetterHeaders.EXCEPTION, "org.apache.kafka.common.errors.SerializationException")
                .hasEntrySatisfying(
                        DeadLetterHeaders.MESSAGE, it -> assertThat(it).contains("magic byte"))
                .hasEntrySatisfying(
                        DeadLetterHeaders.STACKTRACE,
                        it -> assertThat(it).contains("AvroReader").hasSizeLessThanOrEqualTo(8 * 1024));
        assertThat(letter.timestamp())
                .as("left to the producer, which sets the time of sending")
                .isNull();
    }

    @Test
    void shouldParkARecordWhoseSchemaIdNobodyKnows() {
        input.pipeInput(bytes("k"), new byte[] {0, 0, 0, 0, 77, 1});

        assertThat(headers(deadLetters.readRecord()).get(DeadLetterHeaders.MESSAGE))
                .contains("schema id 77");
    }

    @Test
    void shouldParkARecordThatWasMeantForAnotherTopic() {
        Headers headers = new RecordHeaders().add(TopicGuard.HEADER, bytes("jira.audit.record.v1"));

        input.pipeInput(new TestRecord<>(bytes("k"), registeredState(), headers, OLD));

        assertThat(headers(deadLetters.readRecord()).get(DeadLetterHeaders.MESSAGE))
                .contains("CVE-2026-35554");
        assertThat(output.isEmpty()).isTrue();
    }

    @Test
    void shouldEndTheThreadForReplacementWhenTheRegistryIsOutWhileReading() {
        registry.register(AuditApp.INPUT + "-value", CONTRACT);
        registry.failNext(1, 503, "");

        Throwable failure = catchThrowable(() -> input.pipeInput(bytes("k"), new byte[] {0, 0, 0, 0, 1, 1}));

        assertThat(Failure.isTransient(failure)).isTrue();
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void shouldEndTheThreadForReplacementWhenTheRegistryIsOutWhileWriting() {
        byte[] state = registeredState();
        input.pipeInput(bytes("k"), new byte[] {0, 0, 0, 0, 1}); // truncated: has the schema fetched, and is parked
        deadLetters.readRecord();
        registry.failNext(1, 503, "");

        Throwable failure = catchThrowable(() -> input.pipeInput(bytes("k"), state));

        assertThat(Failure.isTransient(failure)).isTrue();
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void shouldStopTheAppWhenNobodyRegisteredTheContractItWrites() {
        Throwable failure = catchThrowable(() -> input.pipeInput(bytes("k"), registeredState()));

        assertThat(failure).hasStackTraceContaining("Register the contract first");
        assertThat(Failure.isTransient(failure)).isFalse();
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void shouldStopTheAppWhenTheRegistryRefusesOurCredentials() {
        registry.requireAuthorization("Basic other");

        Throwable failure = catchThrowable(() -> input.pipeInput(bytes("k"), new byte[] {0, 0, 0, 0, 1, 1}));

        assertThat(failure).hasStackTraceContaining("401");
        assertThat(Failure.isTransient(failure)).isFalse();
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    private byte[] registeredState() {
        registry.register(AuditApp.INPUT + "-value", CONTRACT);
        try (RegistryAvroSerde<SourceState> serde = RegistryAvroSerde.forClass(SourceState.class)) {
            serde.configure(Map.of("schema.registry.url", registry.url()), false);
            return serde.serializer()
                    .serialize(
                            AuditApp.INPUT,
                            SourceState.newBuilder()
                                    .setConnector("audit")
                                    .setSite("acme.atlassian.net")
                                    .setResource("audit")
                                    .setCursor(OLD)
                                    .setBulkReadComplete(true)
                                    .setStatus("reading")
                                    .setLedgerEntries(3)
                                    .setLedgerComplete(true)
                                    .setGapPossible(false)
                                    .setEmittedAt(OLD)
                                    .build());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(TestRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
