// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.casewire.local.broker.EmbeddedBroker;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.worker.PluginFolder;
import dev.casewire.registry.RegistryAvroSerializer;
import dev.casewire.simulators.s3.LocalS3;
import dev.casewire.testkit.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The S3 sink from its ZIP, in a class loader of its own, on real workers of both lines. */
@ParameterizedClass
@EnumSource
class S3SinkWorkerIT {

    private static final Schema EVENT = SchemaBuilder.record("Event")
            .namespace("dev.casewire.test")
            .fields()
            .requiredString("id")
            .name("data")
            .type()
            .unionOf()
            .nullType()
            .and()
            .stringBuilder()
            .prop("connect.name", "dev.casewire.Json")
            .endString()
            .endUnion()
            .nullDefault()
            .endRecord();

    @TempDir
    static Path folder;

    private static StateFolder state;
    private static FakeRegistry registry;
    private static LocalS3 s3;
    private static EmbeddedBroker broker;
    private static AutoCloseable worker;
    private static Ports ports;
    private static ConnectApi rest;

    private final WorkerLine line;

    S3SinkWorkerIT(WorkerLine line) {
        this.line = line;
    }

    @BeforeAll
    static void startBroker() throws Exception {
        state = new StateFolder(folder.resolve("state")).create();
        PluginFolder.fill(state.plugins(), List.of(zip()));
        ports = Ports.choose(Map.of(), Map.of(), new Random());
        rest = new ConnectApi(ports.url(Port.CONNECT));
        registry = FakeRegistry.start();
        s3 = LocalS3.over(folder.resolve("objects")).bucket("audit").start();
        broker = EmbeddedBroker.start(state.broker(), ports, Overrides.NONE);
    }

    @BeforeParameterizedClassInvocation
    static void startWorker(WorkerLine line) throws Exception {
        // The default, far beyond the limits of this test: the sink must ask for its commits and wake-ups itself.
        worker = line.start(state, ports, Map.of("offset.flush.interval.ms", "60000"));
    }

    @AfterParameterizedClassInvocation
    static void stopWorker() throws Exception {
        worker.close();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
        s3.close();
        registry.close();
    }

    @Test
    void shouldBeFoundByItsServiceFilesAlone() throws Exception {
        assertThat(rest.get("/").path("version").asText()).isEqualTo(line.version());
        assertThat(rest.get("/connector-plugins?connectorsOnly=false"))
                .extracting(plugin -> plugin.path("class").asText())
                .contains(
                        "dev.casewire.s3.sink.S3SinkConnector", "dev.casewire.registry.connect.RegistryAvroConverter");
    }

    @Test
    void shouldWriteCommittedRecordsOnceAndCommitBehindThemWhenTheTopicFallsIdle() throws Exception {
        String topic = topic("parquet");
        create(topic);
        deploy(topic, Map.of("format", "parquet", "rotate.records", "40"));
        produce(topic, 0, 100, true);
        produce(topic, 100, 150, false);
        produce(topic, 150, 175, true);

        List<String> expected = ids(IntStream.concat(IntStream.range(0, 100), IntStream.range(150, 175)));
        awaitIds(topic, expected);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(lag(topic)).isZero());

        // The successor of a connector goes on where its offsets end.
        rest.delete(topic);
        produce(topic, 175, 180, true);
        deploy(topic, Map.of("format", "parquet", "rotate.records", "40"));
        expected.addAll(ids(IntStream.range(175, 180)));
        awaitIds(topic, expected);
    }

    @Test
    void shouldWriteJsonLinesInAppFabricsLayout() throws Exception {
        String topic = topic("json");
        create(topic);
        Map<String, String> settings = new HashMap<>(Map.of(
                "format", "jsonl",
                "layout", "appfabric",
                "appfabric.ingestion.id", "0b8a4a0e-6d3b-4b55-9f7f-5b3c0f4d1c2a",
                "appfabric.destination.id", "7f1de0a5-1f53-4c4e-8a3a-2a9f3f0f6c11"));
        settings.put("s3.prefix", topic);
        deploy(topic, settings);
        produce(topic, 0, 3, true);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(objects(topic))
                        .singleElement()
                        .satisfies(object -> assertThat(object).isNotEmptyFile()));
        Path object = objects(topic).get(0);
        assertThat(s3.bucketFolder("audit").relativize(object).toString())
                .matches(topic + "/AWSAppFabric/AuditLog/OCSF/JSON/JIRA/0b8a4a0e-6d3b-4b55-9f7f-5b3c0f4d1c2a/"
                        + "7f1de0a5-1f53-4c4e-8a3a-2a9f3f0f6c11/\\d{8}/AuditLog-\\d{13}-[0-9a-f-]{36}");
        assertThat(Files.readAllLines(object)).contains("{\"id\":\"1\",\"data\":{\"n\":1}}");
    }

    @Test
    void shouldAnswerOnTheKeyWhenSettingsAreWrong() throws Exception {
        Map<String, String> settings = settings("events", Map.of("s3.buckt", "x"));
        settings.remove("consumer.override.isolation.level");

        assertThat(errors(settings))
                .containsOnlyKeys("s3.buckt", "consumer.override.isolation.level")
                .hasEntrySatisfying("s3.buckt", sentence -> assertThat(sentence).contains("Did you mean 's3.bucket'?"))
                .hasEntrySatisfying(
                        "consumer.override.isolation.level",
                        sentence -> assertThat(sentence).contains("read_committed"));
        assertThat(errors(settings("events", Map.of("s3.bucket", "nowhere"))))
                .containsOnlyKeys("s3.bucket")
                .hasEntrySatisfying(
                        "s3.bucket", sentence -> assertThat(sentence).contains("There is no bucket \"nowhere\""));
        assertThat(errors(settings("events", Map.of()))).isEmpty();
    }

    private static Map<String, String> settings(String topic, Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name", "sink",
                "connector.class", "dev.casewire.s3.sink.S3SinkConnector",
                "topics", topic,
                "consumer.override.isolation.level", "read_committed",
                "value.converter", "dev.casewire.registry.connect.RegistryAvroConverter",
                "value.converter.schema.registry.url", registry.url(),
                "s3.bucket", "audit",
                "s3.region", "us-east-1",
                "s3.endpoint", s3.endpoint().toString(),
                "rotate.interval.ms", "1000"));
        settings.put("s3.path.style", "true");
        settings.put("s3.access.key.id", s3.accessKeyId());
        settings.put("s3.secret.access.key", s3.secretAccessKey());
        settings.putAll(own);
        return settings;
    }

    /** A topic of this line; the connector that reads it has the same name. */
    private String topic(String kind) {
        return kind + "." + line.name();
    }

    private static void deploy(String topic, Map<String, String> own) throws Exception {
        Map<String, String> settings = settings(topic, own);
        settings.put("name", topic);
        rest.deploy(topic, settings);
    }

    private static Map<String, String> errors(Map<String, String> settings) throws Exception {
        return rest.errors("S3SinkConnector", settings);
    }

    private static void create(String topic) throws Exception {
        registry.register(topic + "-value", EVENT.toString());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ports.address(Port.KAFKA)))) {
            admin.createTopics(Set.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void produce(String topic, int from, int to, boolean commit) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", ports.address(Port.KAFKA),
                "transactional.id", "test-" + topic,
                "schema.registry.url", registry.url());
        RegistryAvroSerializer<GenericData.Record> values = new RegistryAvroSerializer<>();
        values.configure(settings, false);
        try (KafkaProducer<String, GenericData.Record> producer =
                new KafkaProducer<>(settings, new StringSerializer(), values)) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = from; i < to; i++) {
                GenericData.Record event = new GenericData.Record(EVENT);
                event.put("id", Integer.toString(i));
                event.put("data", i == 1 ? "{\"n\":1,\"absent\":null}" : null);
                producer.send(new ProducerRecord<>(topic, "key", event));
            }
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static void awaitIds(String topic, List<String> expected) {
        Lake lake = new Lake(s3.bucketFolder("audit").resolve(topic));
        // The server renames what it has received: a listing may show a name that is gone a moment later.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .untilAsserted(() -> assertThat(lake.column("id")).containsExactlyInAnyOrderElementsOf(expected));
    }

    /** Records behind the committed offset; the marker of the last transaction is not one. */
    private static long lag(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ports.address(Port.KAFKA)))) {
            long committed = admin.listConsumerGroupOffsets("connect-" + topic)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition)
                    .offset();
            long end = admin.listOffsets(Map.of(partition, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
            return Math.max(0, end - committed - 1);
        }
    }

    private static List<Path> objects(String prefix) {
        return new Lake(s3.bucketFolder("audit").resolve(prefix)).files();
    }

    private static List<String> ids(IntStream numbers) {
        return new ArrayList<>(numbers.mapToObj(Integer::toString).toList());
    }

    static Path zip() throws IOException {
        Path packages = Path.of("../connect-sink-s3/target/components/packages");
        try (Stream<Path> zips = Files.list(packages)) {
            return zips.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
