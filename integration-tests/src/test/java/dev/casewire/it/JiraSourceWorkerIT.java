// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.local.broker.EmbeddedBroker;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.worker.PluginFolder;
import dev.casewire.schemas.ContractSchemas;
import dev.casewire.simulators.jira.Fault;
import dev.casewire.simulators.jira.FaultKind;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import dev.casewire.testkit.FakeRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The Jira source from its ZIP, in a class loader of its own, on real workers of both lines with exactly-once sources. */
@ParameterizedClass
@EnumSource
class JiraSourceWorkerIT {
    private static final String AUDIT = "jira.audit.record.v1";
    private static final String STATE = "source.state.v1";
    private static final int ROWS = 6_000;

    @TempDir
    static Path folder;

    private static StateFolder state;
    private static Ports ports;
    private static FakeRegistry registry;
    private static EmbeddedBroker broker;
    private static AutoCloseable worker;
    private static ConnectApi rest;

    private final WorkerLine line;
    private JiraCloudSimulator jira;
    private CommittedRecords records;

    JiraSourceWorkerIT(WorkerLine line) {
        this.line = line;
    }

    @BeforeAll
    static void startBroker() throws Exception {
        state = new StateFolder(folder.resolve("state")).create();
        PluginFolder.fill(state.plugins(), List.of(JiraSourceZipIT.zip()));
        ports = Ports.choose(Map.of(), Map.of(), new Random());
        rest = new ConnectApi(ports.url(Port.CONNECT));
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
    }

    @BeforeParameterizedClassInvocation
    static void startWorker(WorkerLine line) throws Exception {
        worker = line.start(state, ports, Map.of());
    }

    @BeforeEach
    void openJira() {
        jira = JiraCloudSimulator.builder()
                .generatedHistory(3, ROWS, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z"))
                .start();
        records = new CommittedRecords(AUDIT, ports.address(Port.KAFKA), registry.url());
    }

    @AfterEach
    void closeJira() throws Exception {
        records.close();
        rest.delete("audit");
        jira.close();
    }

    @AfterParameterizedClassInvocation
    static void stopWorker() throws Exception {
        worker.close();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
        registry.close();
    }

    @Test
    void shouldBeFoundByItsServiceFilesAlone() throws Exception {
        assertThat(rest.get("/").path("version").asText()).isEqualTo(line.version());
        assertThat(rest.get("/connector-plugins?connectorsOnly=false"))
                .extracting(plugin -> plugin.path("class").asText())
                .contains(
                        "dev.casewire.jira.source.JiraSourceConnector",
                        "dev.casewire.jira.source.TypeAuditRecord",
                        "dev.casewire.registry.connect.RegistryAvroConverter");
    }

    @Test
    void shouldGoOnExactlyWhereItStoppedWhenTheWorkerRestarts() throws Exception {
        // A fast machine would have read all before the worker stops.
        jira.inject(Fault.of(FaultKind.SLOW).delay(Duration.ofMillis(300)).untilCleared());
        rest.deploy("audit", settings(Map.of()));
        await().atMost(Duration.ofSeconds(40)).until(() -> ids().size() > ROWS / 10);
        worker.close();
        int before = ids().size();
        jira.clearFaults();
        worker = line.start(state, ports, Map.of());
        await().atMost(Duration.ofSeconds(60)).until(() -> ids().size() >= ROWS);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> offset().path("bulkReadComplete").asBoolean());

        assertThat(before).isLessThan(ROWS);
        assertThat(ids()).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(offset().path("version").asInt()).isEqualTo(1);
        ConsumerRecord<String, GenericRecord> first = ofThisJira(records).get(0);
        assertThat(new String(first.headers().lastHeader("casewire-topic").value()))
                .isEqualTo(AUDIT);
        assertThat(first.key()).startsWith("127.0.0.1:" + jira.port() + ":");
        try (CommittedRecords states = new CommittedRecords(STATE, ports.address(Port.KAFKA), registry.url())) {
            assertThat(ofThisJira(states))
                    .last()
                    .extracting(heartbeat -> heartbeat.value().get("status").toString())
                    .isEqualTo("reading");
        }
    }

    @Test
    void shouldPauseWithinASecondGoOnAndTakeAlteredOffsets() throws Exception {
        rest.deploy("audit", settings(Map.of()));
        rest.put("/connectors/audit/pause", "");
        await().atMost(Duration.ofSeconds(1)).until(() -> rest.state("audit").endsWith(" PAUSED"));
        rest.put("/connectors/audit/stop", "");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> rest.get("/connectors/audit/status").path("tasks").isEmpty());

        String partition = "{\"audit\":\"127.0.0.1:" + jira.port() + "\"}";
        assertThat(alter(partition, "{\"version\":7}")).contains("version 7");
        assertThat(alter(partition, "{\"version\":1,\"settled\":\"2026-05-31T00:00:00Z\"}"))
                .contains("successfully");
        int already = ids().size();
        rest.put("/connectors/audit/resume", "");
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

    private List<String> ids() {
        return ofThisJira(records).stream()
                .map(row -> row.value().get("id").toString())
                .toList();
    }

    /** Both lines and all tests write to the same topics; the port names the site. */
    private List<ConsumerRecord<String, GenericRecord>> ofThisJira(CommittedRecords all) {
        return all.upToNow().stream()
                .filter(record -> record.key().contains("127.0.0.1:" + jira.port()))
                .toList();
    }

    private JsonNode offset() throws Exception {
        return rest.get("/connectors/audit/offsets").at("/offsets/0/offset");
    }

    private String alter(String partition, String offset) throws Exception {
        return rest.patch(
                "/connectors/audit/offsets",
                "{\"offsets\":[{\"partition\":" + partition + ",\"offset\":" + offset + "}]}");
    }

    private Map<String, String> errors(Map<String, String> changed) throws Exception {
        return rest.errors("JiraSourceConnector", settings(changed));
    }
}
