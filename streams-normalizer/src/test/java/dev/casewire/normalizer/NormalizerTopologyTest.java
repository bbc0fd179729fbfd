// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.AuditRecords;
import dev.casewire.normalizer.mapping.EventJson;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.streams.AppConfig;
import dev.casewire.streams.AppTopology;
import dev.casewire.testkit.FakeRegistry;
import dev.casewire.testkit.GoldenFile;
import dev.casewire.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NormalizerTopologyTest {
    private static final String INPUT = "jira.audit.record.v1";
    private static final Clock CLOCK = MutableClock.at("2026-11-20T10:00:01Z");
    private static final Instant FETCHED = Instant.parse("2026-11-20T10:00:00Z");

    private final FakeRegistry registry = FakeRegistry.start();
    private final Map<String, TestOutputTopic<String, GenericRecord>> outputs = new HashMap<>();
    private TopologyTestDriver driver;
    private TestInputTopic<String, JiraAuditRecord> records;
    private TestInputTopic<String, byte[]> bytes;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        NormalizerApp app = new NormalizerApp();
        registry.register(
                "test." + INPUT + "-value", JiraAuditRecord.getClassSchema().toString());
        for (String topic : app.outputs()) {
            String className = topic.substring(topic.lastIndexOf('.') + 1);
            Schema schema = OcsfSchemas.schema("1.8.0", className);
            registry.register("test." + topic + "-value", schema.toString());
        }
        AppConfig config = config(app);
        AppTopology built = AppTopology.of(app, config, CLOCK);
        // Under exactly-once the test driver forgets dead letters of bytes that cannot be read.
        built.properties().put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(built.topology(), built.properties());
        var recordSerde = config.serdes().specific(JiraAuditRecord.class);
        records = driver.createInputTopic("test." + INPUT, new StringSerializer(), recordSerde.serializer());
        bytes = driver.createInputTopic("test." + INPUT, new StringSerializer(), new ByteArraySerializer());
        for (String topic : app.outputs()) {
            outputs.put(
                    topic,
                    driver.createOutputTopic(
                            "test." + topic,
                            new StringDeserializer(),
                            config.serdes().generic().deserializer()));
        }
        deadLetters = driver.createOutputTopic(
                "test.normalizer.dlq.v1", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private AppConfig config(NormalizerApp app) {
        return AppConfig.of(
                app,
                Map.of(
                        "bootstrap.servers", "127.0.0.1:1",
                        "topic.prefix", "test.",
                        "schema.serde.schema.registry.url", registry.url()));
    }

    @AfterEach
    void stop() {
        driver.close();
        registry.close();
    }

    @Test
    void shouldWriteAnEventToTheTopicOfItsClass() {
        records.pipeInput(new TestRecord<>("k", AuditRecords.userAddedToGroup(), meantFor(INPUT), FETCHED));

        TestRecord<String, GenericRecord> event = output("group_management").readRecord();
        JsonNode json = EventJson.of(event.value());
        assertThat(event.key()).isEqualTo("acme.example:jira-administrators");
        assertThat(event.getRecordTime()).isEqualTo(FETCHED);
        assertThat(json.at("/metadata/uid").asText()).isEqualTo("acme.example:100");
        assertThat(json.at("/user/uid").asText()).isEqualTo("ug:1");
        assertThat(headers(event))
                .containsEntry("casewire-topic", "ocsf.v1_8.group_management")
                .containsEntry("metadata-uid", "acme.example:100")
                .hasSize(2);
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void shouldWriteTheEventsOfOneRecordToTheTopicsOfTheirClasses() {
        records.pipeInput("k", AuditRecords.rolesChanged("a, b", "b, c", "", "g"));

        List<TestRecord<String, GenericRecord>> users = output("user_access").readRecordsToList();
        List<TestRecord<String, GenericRecord>> groups =
                output("group_management").readRecordsToList();
        assertThat(users)
                .extracting(event -> headers(event).get("metadata-uid"))
                .containsExactly("acme.example:100#1", "acme.example:100#2");
        assertThat(groups)
                .extracting(event -> headers(event).get("metadata-uid"))
                .containsExactly("acme.example:100#3");
    }

    @Test
    void shouldParkARecordThatTheSourceCouldNotTypeAndGoOn() {
        records.pipeInput(
                "bad",
                JiraAuditRecord.newBuilder(AuditRecords.userAddedToGroup())
                        .setProblem("created must be a time, is 'yesterday'")
                        .build());
        records.pipeInput("good", AuditRecords.userAddedToGroup());

        assertThat(output("group_management").readRecordsToList()).hasSize(1);
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo("bad");
        assertThat(headers(letter))
                .containsEntry(
                        "__streams.errors.message",
                        "the source could not type the record: created must be a time, is 'yesterday'")
                .containsEntry("__streams.errors.topic", "test." + INPUT)
                .containsEntry("__streams.errors.offset", "0");
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void shouldParkARecordThatWasWrittenForAnotherTopic() {
        records.pipeInput(
                new TestRecord<>("k", AuditRecords.userAddedToGroup(), meantFor("jira.issue.snapshot.v1"), FETCHED));

        assertThat(output("group_management").isEmpty()).isTrue();
        assertThat(headers(deadLetters.readRecord()).get("__streams.errors.message"))
                .contains("jira.issue.snapshot.v1");
    }

    @Test
    void shouldParkBytesThatAreNoRecordAndGoOn() {
        bytes.pipeInput("k", new byte[] {1, 2, 3});
        bytes.pipeInput("k", null);
        records.pipeInput("k", AuditRecords.userAddedToGroup());

        assertThat(output("group_management").readRecordsToList()).hasSize(1);
        assertThat(deadLetters.readRecordsToList()).hasSize(2);
    }

    @Test
    void shouldParkARecordOfWhichNoEventCanBeSmallEnough() {
        JiraAuditRecord endless = JiraAuditRecord.newBuilder(AuditRecords.userAddedToGroup())
                .setId("9".repeat(1_100_000))
                .build();

        records.pipeInput("k", endless);

        assertThat(headers(deadLetters.readRecord()).get("__streams.errors.message"))
                .contains("larger than 1000000 bytes");
    }

    @Test
    void shouldCutAnEventThatWouldNotFitItsTopic() {
        JiraAuditRecord large = JiraAuditRecord.newBuilder(AuditRecords.userAddedToGroup())
                .setDescription("d".repeat(900_000))
                .setObjects(List.of(AuditObject.newBuilder()
                        .setRole("object")
                        .setName("g".repeat(900_000))
                        .setTypeName("GROUP")
                        .build()))
                .build();

        records.pipeInput("k", large);

        GenericRecord event = output("group_management").readValue();
        JsonNode json = EventJson.of(event);
        assertThat(json.at("/metadata/is_truncated").asBoolean()).isTrue();
        assertThat(json.at("/metadata/untruncated_size").asLong()).isGreaterThan(1_800_000);
    }

    @Test
    void shouldKeepItsTopology() {
        NormalizerApp app = new NormalizerApp();

        String description =
                AppTopology.of(app, config(app), CLOCK).topology().describe().toString();

        GoldenFile.assertMatches(description, Path.of("src/test/resources/topology.txt"));
    }

    private TestOutputTopic<String, GenericRecord> output(String className) {
        return outputs.get("ocsf.v1_8." + className);
    }

    private static RecordHeaders meantFor(String topic) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("casewire-topic", topic.getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    private static Map<String, String> headers(TestRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
