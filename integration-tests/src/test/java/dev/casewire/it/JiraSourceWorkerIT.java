// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.local.broker.EmbeddedBroker;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.worker.ConnectRest;
import dev.casewire.local.worker.EmbeddedWorker;
import dev.casewire.local.worker.PluginFolder;
import dev.casewire.registry.RegistryAvroDeserializer;
import dev.casewire.schemas.ContractSchemas;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import dev.casewire.testkit.FakeRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The Jira source from its ZIP, in a class loader of its own, on a real worker with exactly-once sources. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JiraSourceWorkerIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUDIT = "jira.audit.record.v1";
    private static final String STATE = "source.state.v1";
    private static final int ROWS = 6_000;

    @TempDir
    static Path folder;

    private StateFolder state;
    private Ports ports;
    private FakeRegistry registry;
    private JiraCloudSimulator jira;
    private EmbeddedBroker broker;
    private EmbeddedWorker worker;
    private ConnectRest rest;

    @BeforeAll
    void start() throws Exception {
        state = new StateFolder(folder.resolve("state")).create();
        PluginFolder.fill(state.plugins(), List.of(JiraSourceZipIT.zip()));
        ports = Ports.choose(Map.of(), Map.of(), new Random());
        rest = new ConnectRest(ports.url(Port.CONNECT));
        registry = FakeRegistry.start();
        registry.register(
                AUDIT + "-value",
                ContractSchemas.schema("dev.casewire.jira.JiraAuditRecord").toString());
        registry.register(
                STATE + "-value",
                ContractSchemas.schema("dev.casewire.source.SourceState").toString());
        broker = EmbeddedBroker.start(state.broker(), ports, Overrides.NONE);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ports.address(Port.KAFKA)))) {
            admin.createTopics(List.of(new NewTopic(AUDIT, 4, (short) 1), new NewTopic(STATE, 1, (short) 1)))
                    .all()
                    .get();
        }
        worker = EmbeddedWorker.start(state, ports, rest, Overrides.NONE);
    }

    @BeforeEach
    void openJira() {
        jira = JiraCloudSimulator.builder()
                .generatedHistory(3, ROWS, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z"))
                .start();
    }

    @AfterEach
    void closeJira() throws Exception {
        send(HttpRequest.newBuilder(uri("/connectors/audit")).DELETE());
        jira.close();
    }

    @AfterAll
    void stop() {
        worker.close();
        broker.close();
        registry.close();
    }

    @Test
    void shouldGoOnExactlyWhereItStoppedWhenTheWorkerRestarts() throws Exception {
        deploy(Map.of());
        await().atMost(Duration.ofSeconds(40)).until(() -> ids().size() > ROWS / 10);
        worker.close();
        int before = ids().size();
        worker = EmbeddedWorker.start(state, ports, rest, Overrides.NONE);
        await().atMost(Duration.ofSeconds(60)).until(() -> ids().size() >= ROWS);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> offset().path("bulkReadComplete").asBoolean());

        assertThat(before).isLessThan(ROWS);
        assertThat(ids()).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(offset().path("version").asInt()).isEqualTo(1);
        ConsumerRecord<String, GenericRecord> first = read(AUDIT).get(0);
        assertThat(new String(first.headers().lastHeader("casewire-topic").value()))
                .isEqualTo(AUDIT);
        assertThat(first.key()).startsWith("127.0.0.1:" + jira.port() + ":");
        assertThat(read(STATE))
                .last()
                .extracting(heartbeat -> heartbeat.value().get("status").toString())
                .isEqualTo("reading");
    }

    @Test
    void shouldPauseWithinASecondGoOnAndTakeAlteredOffsets() throws Exception {
        deploy(Map.of());
        put("/connectors/audit/pause", "");
        await().atMost(Duration.ofSeconds(1))
                .until(() -> get("/connectors/audit/status")
                        .at("/tasks/0/state")
                        .asText()
                        .equals("PAUSED"));
        put("/connectors/audit/stop", "");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/connectors/audit/status").path("tasks").isEmpty());

        String partition = "{\"audit\":\"127.0.0.1:" + jira.port() + "\"}";
        assertThat(patch(partition, "{\"version\":7}")).contains("version 7");
        assertThat(patch(partition, "{\"version\":1,\"settled\":\"2026-05-31T00:00:00Z\"}"))
                .contains("successfully");
        int already = ids().size();
        put("/connectors/audit/resume", "");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> offset().path("bulkReadComplete").asBoolean());

        assertThat(ids()).hasSizeBetween(already, already + ROWS / 10);
    }

    @Test
    void shouldAnswerOnTheKeyWhenSettingsAreWrong() throws Exception {
        assertThat(errors(Map.of("jira.api.token", "canary-5d")))
                .containsOnlyKeys("jira.api.token")
                .allSatisfy(
                        (key, sentence) -> assertThat(sentence).contains("401").doesNotContain("canary"));
        assertThat(errors(Map.of("jira.ulr", "canary-5d")))
                .containsExactlyEntriesOf(Map.of(
                        "jira.ulr", "Unknown setting 'jira.ulr'. Did you mean 'jira.url'? Rename or remove it."));
        assertThat(errors(Map.of("jira.url", "http://127.0.0.1:1"))).containsOnlyKeys("jira.url");
        assertThat(errors(Map.of())).isEmpty();
    }

    private Map<String, String> settings(Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name", "audit",
                "connector.class", "dev.casewire.jira.source.JiraSourceConnector",
                "tasks.max", "1",
                "exactly.once.support", "required",
                "value.converter", "dev.casewire.registry.connect.RegistryAvroConverter",
                "value.converter.schema.registry.url", registry.url(),
                "jira.url", jira.baseUri().toString(),
                "jira.email", JiraCloudSimulator.DEFAULT_EMAIL,
                "jira.api.token", JiraCloudSimulator.DEFAULT_TOKEN,
                "audit.start", "2025-12-01T00:00:00Z"));
        settings.putAll(Map.of(
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "audit.page.size", "50",
                "audit.poll.interval.ms", "200",
                "heartbeat.interval.ms", "200"));
        settings.putAll(changed);
        return settings;
    }

    private void deploy(Map<String, String> changed) throws Exception {
        rest.deploy("audit", settings(changed));
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> rest.state("audit").isRunning());
    }

    private List<String> ids() {
        return read(AUDIT).stream().map(row -> row.value().get("id").toString()).toList();
    }

    private List<ConsumerRecord<String, GenericRecord>> read(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", ports.address(Port.KAFKA),
                "schema.registry.url", registry.url(),
                "isolation.level", "read_committed");
        RegistryAvroDeserializer<GenericRecord> values = new RegistryAvroDeserializer<>();
        values.configure(settings, false);
        List<ConsumerRecord<String, GenericRecord>> records = new ArrayList<>();
        try (KafkaConsumer<String, GenericRecord> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records.stream()
                .filter(record -> record.key().contains("127.0.0.1:" + jira.port()))
                .toList();
    }

    private JsonNode offset() throws Exception {
        return get("/connectors/audit/offsets").at("/offsets/0/offset");
    }

    private Map<String, String> errors(Map<String, String> changed) throws Exception {
        String answer = put(
                "/connector-plugins/JiraSourceConnector/config/validate", JSON.writeValueAsString(settings(changed)));
        Map<String, String> errors = new HashMap<>();
        for (JsonNode config : JSON.readTree(answer).path("configs")) {
            JsonNode value = config.path("value");
            if (!value.path("errors").isEmpty()) {
                errors.put(value.path("name").asText(), value.at("/errors/0").asText());
            }
        }
        return errors;
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(uri(path))));
    }

    private String put(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String patch(String partition, String offset) throws Exception {
        return send(HttpRequest.newBuilder(uri("/connectors/audit/offsets"))
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString(
                                "{\"offsets\":[{\"partition\":" + partition + ",\"offset\":" + offset + "}]}")));
    }

    private URI uri(String path) {
        return URI.create(ports.url(Port.CONNECT) + path);
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
