// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.AuditRecords;
import dev.casewire.normalizer.mapping.EventJson;
import dev.casewire.registry.RegistryAvroSerde;
import dev.casewire.schemas.ContractSchemas;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.streams.AppConfig;
import dev.casewire.streams.AppTopology;
import dev.casewire.testkit.FakeRegistry;
import dev.casewire.testkit.GoldenFile;
import dev.casewire.testkit.MutableClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
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
import org.junit.jupiter.api.io.TempDir;

class NormalizerTopologyTest {
    private static final String INPUT = "jira.audit.record.v1";
    private static final Clock CLOCK = MutableClock.at("2026-11-20T10:00:01Z");
    private static final Instant FETCHED = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path state;

    private final FakeRegistry registry = FakeRegistry.start();
    private final Map<String, TestOutputTopic<String, GenericRecord>> outputs = new HashMap<>();
    private TopologyTestDriver driver;
    private TestInputTopic<String, JiraAuditRecord> records;
    private TestInputTopic<String, byte[]> bytes;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        start(Map.of());
    }

    private void restart(Map<String, String> settings) {
        driver.close();
        start(settings);
    }

    private void start(Map<String, String> settings) {
        NormalizerApp app = new NormalizerApp();
        registry.register(
                "test." + INPUT + "-value", JiraAuditRecord.getClassSchema().toString());
        for (String topic : app.outputs()) {
            String className = topic.substring(topic.lastIndexOf('.') + 1);
            Schema schema = OcsfSchemas.schema(topic.contains("v1_1") ? "1.1.0" : "1.8.0", className);
            registry.register("test." + topic + "-value", schema.toString());
        }
        AppConfig config = config(app, settings);
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

    private AppConfig config(NormalizerApp app, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("bootstrap.servers", "127.0.0.1:1");
        all.put("topic.prefix", "test.");
        all.put("state.dir", state.toString());
        all.put("schema.serde.schema.registry.url", registry.url());
        return AppConfig.of(app, all);
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
    void shouldParkARecordOfAnotherContract() {
        Schema other = ContractSchemas.schema("dev.casewire.source.SourceState");
        int id = registry.register("other-value", other.toString());
        bytes.pipeInput("k", ByteBuffer.allocate(100).put((byte) 0).putInt(id).array());
        records.pipeInput("k", AuditRecords.userAddedToGroup());

        assertThat(headers(deadLetters.readRecord()).get("__streams.errors.message"))
                .contains("SourceState stands where a dev.casewire.jira.JiraAuditRecord is expected");
        assertThat(output("group_management").readRecordsToList()).hasSize(1);
    }

    /** One of another vendor, which knows nothing of encoded records. */
    public static final class OtherSerde implements Serde<IndexedRecord> {
        private final RegistryAvroSerde<IndexedRecord> serde = new RegistryAvroSerde<>();

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            Map<String, Object> known = new HashMap<>(configs);
            known.remove("encoded.reader");
            serde.configure(known, isKey);
        }

        @Override
        public Serializer<IndexedRecord> serializer() {
            return serde.serializer();
        }

        @Override
        public Deserializer<IndexedRecord> deserializer() {
            return serde.deserializer();
        }
    }

    @Test
    void shouldMapWhatTheSerdeOfAnotherVendorHasDecoded() {
        restart(Map.of("schema.serde.class", OtherSerde.class.getName()));
        records.pipeInput("k", AuditRecords.userAddedToGroup());
        GenericRecord byOther = output("group_management").readValue();

        restart(Map.of());
        records.pipeInput("k", AuditRecords.userAddedToGroup());

        assertThat(output("group_management").readValue()).isEqualTo(byOther);
        assertThat(deadLetters.isEmpty()).isTrue();
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
    void shouldDropARecordThatIsDeliveredAgain() {
        records.pipeInput("k", AuditRecords.userAddedToGroup(), FETCHED);
        records.pipeInput("k", AuditRecords.userAddedToGroup(), FETCHED.plusSeconds(1));
        records.pipeInput("k", AuditRecords.userAddedToGroup(), FETCHED.plus(Duration.ofDays(7)));

        assertThat(output("group_management").readRecordsToList()).hasSize(1);
    }

    @Test
    void shouldForgetDeliveredRecordsAfterTheRetention() {
        records.pipeInput("k", AuditRecords.userAddedToGroup(), FETCHED);
        records.pipeInput("k", AuditRecords.userAddedToGroup(), FETCHED.plus(Duration.ofDays(11)));

        assertThat(output("group_management").readRecordsToList()).hasSize(2);
    }

    @Test
    void shouldTakeAnIdThatTheSiteGaveAnewForAnotherRecord() {
        JiraAuditRecord other = JiraAuditRecord.newBuilder(AuditRecords.userAddedToGroup())
                .setCreated(Instant.parse("2026-11-20T09:59:59Z"))
                .build();

        records.pipeInput("k", AuditRecords.userAddedToGroup(), FETCHED);
        records.pipeInput("k", other, FETCHED);

        assertThat(output("group_management").readRecordsToList()).hasSize(2);
    }

    @Test
    void shouldTakeAParkedRecordThatIsReplayed() {
        JiraAuditRecord endless = JiraAuditRecord.newBuilder(AuditRecords.userAddedToGroup())
                .setId("9".repeat(1_100_000))
                .build();

        records.pipeInput("k", endless, FETCHED);
        records.pipeInput("k", endless, FETCHED);

        assertThat(deadLetters.readRecordsToList()).hasSize(2);
    }

    @Test
    void shouldWriteEveryVersionAskedForInOneGo() {
        restart(Map.of("ocsf.versions", "1.8.0,1.1.0", "dedupe.enabled", "false"));

        records.pipeInput("k", AuditRecords.userAddedToGroup());
        records.pipeInput("k", AuditRecords.userAddedToGroup());

        assertThat(output("group_management").readRecordsToList()).hasSize(2);
        assertThat(outputs.get("ocsf.v1_1.group_management").readRecordsToList())
                .extracting(event -> headers(event).get("metadata-uid"))
                .containsOnly("acme.example:100");
    }

    @Test
    void shouldTakeUpChangedRulesAndKeepThemWhereTheNextAreRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("own.yaml"), rule("Sprint exploded", "resource.delete"));
        restart(Map.of("rules.overlay.folder", folder.toString()));

        records.pipeInput("k", exploded("1"));
        Files.writeString(folder.resolve("own.yaml"), rule("Sprint exploded", "resource.share") + "\n");
        driver.advanceWallClockTime(Duration.ofSeconds(10));
        records.pipeInput("k", exploded("2"));
        Files.writeString(folder.resolve("own.yaml"), rule("Sprint exploded", "no.such.intent") + "\n\n");
        driver.advanceWallClockTime(Duration.ofSeconds(10));
        records.pipeInput("k", exploded("3"));

        assertThat(output("web_resources_activity").readValuesToList())
                .extracting(event -> event.get("type_uid"))
                .containsExactly(600104L, 600108L, 600108L);
    }

    private static String rule(String caption, String intent) {
        return "rules: [{id: own.rule, captions: [boards / " + caption + "], events: [{intent: " + intent
                + ", severity: 1}]}]";
    }

    private static JiraAuditRecord exploded(String id) {
        return AuditRecords.cloud("boards", "Sprint exploded").setId(id).build();
    }

    @Test
    void shouldKeepItsTopology() {
        NormalizerApp app = new NormalizerApp();

        String description = AppTopology.of(app, config(app, Map.of()), CLOCK)
                .topology()
                .describe()
                .toString();

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
