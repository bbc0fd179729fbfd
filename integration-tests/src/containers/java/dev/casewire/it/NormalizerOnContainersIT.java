// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.NormalizerApp;
import dev.casewire.registry.RegistryAvroDeserializer;
import dev.casewire.registry.RegistryAvroSerializer;
import dev.casewire.registry.RegistryClient;
import dev.casewire.registry.RegistryConfig;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import dev.casewire.streams.AppConfig;
import dev.casewire.streams.StreamsRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The normalizer against a broker and a registry in containers: public images in place of the embedded parts. */
@Testcontainers(disabledWithoutDocker = true)
class NormalizerOnContainersIT {
    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"));

    @Container
    private static final GenericContainer<?> REGISTRY = new GenericContainer<>(
                    DockerImageName.parse("apicurio/apicurio-registry:3.0.9"))
            .withExposedPorts(8080)
            .waitingFor(Wait.forHttp("/health/ready").forPort(8080));

    @TempDir
    static Path state;

    @Test
    void shouldMakeAnEventOfARecord() throws Exception {
        String registry = "http://" + REGISTRY.getHost() + ":" + REGISTRY.getMappedPort(8080) + "/apis/ccompat/v7";
        Map<String, Object> client =
                Map.of("bootstrap.servers", KAFKA.getBootstrapServers(), "schema.registry.url", registry);
        createContracts(client);
        NormalizerApp app = new NormalizerApp();
        AppConfig config = AppConfig.of(
                app,
                Map.of(
                        "bootstrap.servers", KAFKA.getBootstrapServers(),
                        "schema.serde.schema.registry.url", registry,
                        "state.dir", state.toString()));

        try (StreamsRunner runner = new StreamsRunner(app, config, Clock.systemUTC())) {
            runner.start();
            produce(client);

            assertThat(firstEvent(client).get("class_uid")).isEqualTo(6001);
        }
    }

    private static void createContracts(Map<String, Object> client) throws Exception {
        RegistryClient registry = new RegistryClient(RegistryConfig.from(client));
        List<NewTopic> topics = new ArrayList<>();
        for (TopicDefinition topic : Topics.load().all()) {
            topics.add(new NewTopic(topic.kafkaName(), topic.partitions(), (short) 1).configs(topic.toConfig()));
            ValueSchemas.valueSchema(topic).ifPresent(schema -> registry.register(topic.valueSubject(), schema));
        }
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(topics).all().get();
        }
    }

    private static void produce(Map<String, Object> client) throws Exception {
        RegistryAvroSerializer<JiraAuditRecord> values = new RegistryAvroSerializer<>();
        values.configure(client, false);
        JiraAuditRecord record = JiraAuditRecord.newBuilder()
                .setSite("example.atlassian.net")
                .setShape("cloud")
                .setId("1")
                .setIdOrigin("source")
                .setCreated(Instant.parse("2024-03-01T10:00:00Z"))
                .setFetchedAt(Instant.parse("2024-03-01T10:00:02Z"))
                .setAction("Workflow updated")
                .setSourceJson("{\"id\":1}")
                .build();
        try (KafkaProducer<String, JiraAuditRecord> producer =
                new KafkaProducer<>(client, new StringSerializer(), values)) {
            ProducerRecord<String, JiraAuditRecord> message = new ProducerRecord<>("jira.audit.record.v1", "k", record);
            message.headers()
                    .add("casewire-topic", "jira.audit.record.v1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            producer.send(message).get();
        }
    }

    private static GenericRecord firstEvent(Map<String, Object> client) {
        RegistryAvroDeserializer<GenericRecord> values = new RegistryAvroDeserializer<>();
        values.configure(client, false);
        Map<String, Object> settings =
                client.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        settings.put("group.id", "reader");
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        List<GenericRecord> events = new ArrayList<>();
        try (KafkaConsumer<String, GenericRecord> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            consumer.subscribe(List.of("ocsf.v1_8.web_resources_activity"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> events.add(event.value()));
                return !events.isEmpty();
            });
        }
        return events.get(0);
    }
}
