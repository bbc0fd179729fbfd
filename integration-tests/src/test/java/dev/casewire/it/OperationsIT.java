// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.registry.RegistryAvroDeserializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One stack in use: odd records, wrong settings, and how long a row takes; what counts all records comes first. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "/connector-plugins/JiraSourceConnector/config/validate";

    @TempDir
    static Path folder;

    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final AtomicInteger NEXT_ID = new AtomicInteger(900_000);

    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        Path file = folder.resolve("odd.jsonl");
        Files.write(file, oddRecords());
        stack = Stack.on(folder.resolve("state"));
        Files.createDirectory(rules());
        stack.up(
                Map.of(
                        "normalizer.rules.overlay.folder",
                        rules().toString(),
                        "normalizer.rules.overlay.reload.ms",
                        "200"),
                "--audit-file",
                file.toString());
        stack.await();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static Path rules() {
        return folder.resolve("rules");
    }

    private static List<String> oddRecords() {
        List<String> rows = new ArrayList<>();
        rows.add(row(1, "User created", "\"objectItem\":{\"name\":\"ana\",\"typeName\":\"USER\"}"));
        rows.add(row(
                2, "Quantum flux realigned", "\"objectItem\":null,\"changedValues\":null,\"associatedItems\":null"));
        rows.add(row(3, "Project updated", "\"description\":\"" + "x".repeat(1_000_000) + "\""));
        rows.add(row(4, "Project updated", "\"description\":\"" + "y".repeat(5_000_000) + "\""));
        rows.add("{\"id\":5}");
        rows.add("{\"id\":6,\"summary\":\"Project deleted\",\"created\":\"last Tuesday\"}");
        rows.add("\"not an object\"");
        rows.add(row(
                8,
                "User added to group",
                "\"objectItem\":{\"typeName\":\"GROUP\"},\"associatedItems\":[{\"typeName\":\"USER\"}]"));
        rows.add(row(9, "User created", "\"objectItem\":{\"name\":\"zoe\",\"typeName\":\"USER\"}"));
        return rows;
    }

    private static String row(int id, String summary, String more) {
        return "{\"id\":%d,\"summary\":\"%s\",\"created\":\"2024-03-0%dT10:00:00.000+0000\",\"category\":\"tests\",%s}"
                .formatted(id, summary, id, more);
    }

    @Test
    @Order(1)
    void shouldMapCutOrParkOddRecordsWhileTheRestFlows() {
        Map<String, JsonNode> events = new TreeMap<>();
        stack.values("ocsf.*").forEach(event -> {
            JsonNode json = Stack.json(event);
            String uid = json.path("metadata").path("uid").asText();
            events.put(uid.substring(uid.lastIndexOf(':') + 1), json);
        });
        List<JsonNode> parked = stack.read("normalizer.dlq.v1");

        assertThat(stack.values("jira.audit.record.v1")).hasSize(9);
        assertThat(events).containsKeys("1", "2", "3", "4", "8", "9");
        assertThat(events.get("2").path("class_uid").asInt()).isEqualTo(6001);
        for (String big : List.of("3", "4")) {
            JsonNode metadata = events.get(big).path("metadata");
            assertThat(metadata.path("is_truncated").asBoolean()).isTrue();
            assertThat(metadata.path("untruncated_size").asLong()).isGreaterThan(1_000_000);
        }
        assertThat(events.size() + parked.size()).isEqualTo(9);
        assertThat(parked).hasSize(3);
        assertThat(dev.casewire.testkit.OcsfJudge.ofVersion("1.8.0").errors(stack.values("ocsf.*")))
                .isEmpty();
    }

    @Test
    void shouldNameTheSettingAndWhatToDoWhenTheConfigurationIsWrong() {
        ObjectNode good = sourceConfig();
        assertThat(problems(good)).isEmpty();

        assertThat(problems(good.deepCopy().put("jira.url", "https://jira.invalid")))
                .containsKey("jira.url");
        assertThat(problems(good.deepCopy().put("jira.url", "no address"))).containsKey("jira.url");
        assertThat(problems(good.deepCopy().put("jira.api.token", "wrong"))).containsKey("jira.api.token");
        assertThat(problems(good.deepCopy().put("audit.pol.interval.ms", "5"))).containsKey("audit.pol.interval.ms");
        assertThat(problems(good.deepCopy()
                        .put("audit.window.initial.ms", "86400000")
                        .put("audit.window.max.ms", "3600000")))
                .hasSize(1);
        assertThat(problems(good.deepCopy().put("audit.page.size", "5000"))).containsKey("audit.page.size");
    }

    @Test
    void shouldTellAFreePlan() {
        stack.jira("POST", "/_sim/faults", "{\"kind\":\"free-plan\",\"times\":3}");

        Map<String, String> problems = problems(sourceConfig());
        stack.jira("DELETE", "/_sim/faults", "");

        assertThat(problems).hasSize(1);
        assertThat(problems.values().iterator().next()).containsIgnoringCase("free");
    }

    @Test
    void shouldRefuseASinkThatWouldReadUncommittedRecords() {
        ObjectNode sink = (ObjectNode) stack.connect("GET", "/connectors/" + connector("sink") + "/config", "");
        sink.remove("consumer.override.isolation.level");

        assertThat(problems("/connector-plugins/S3SinkConnector/config/validate", sink))
                .containsKey("consumer.override.isolation.level");
    }

    @Test
    void shouldDeliverARowWithinThePollIntervalPlusTwoSeconds() {
        long interval = sourceConfig().path("audit.poll.interval.ms").asLong();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                stack.running().path("kafka").asText(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "latency",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                "false",
                "schema.registry.url",
                stack.running().path("registry").asText());
        List<Long> delays = new ArrayList<>();
        RegistryAvroDeserializer<GenericRecord> values = new RegistryAvroDeserializer<>();
        values.configure(settings, false);
        try (KafkaConsumer<String, GenericRecord> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            consumer.assign(consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("ocsf."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toList()));
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
            stack.jira("POST", "/_sim/rate", "{\"ratePerSecond\":25}");

            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> delays.add(System.currentTimeMillis()
                                - (Long) record.value().get("time")));
                return delays.size() >= 300;
            });
        } finally {
            stack.jira("POST", "/_sim/rate", "{\"ratePerSecond\":0}");
        }

        List<Long> sorted = delays.stream().sorted().toList();
        assertThat(sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1))
                .describedAs("99th percentile of %d rows, median %d ms", sorted.size(), sorted.get(sorted.size() / 2))
                .isLessThanOrEqualTo(interval + 2_000);
    }

    @Test
    void shouldTakeUpChangedRulesAndKeepThemWhereTheNextAreRefused() throws IOException {
        Path file = rules().resolve("own.yaml");

        write(file, "resource.delete");
        awaitLog("Rules reloaded", 1);
        assertThat(typeOfNextRow()).isEqualTo(600104);

        write(file, "resource.share");
        awaitLog("Rules reloaded", 2);
        assertThat(typeOfNextRow()).isEqualTo(600108);

        write(file, "no.such.intent");
        awaitLog("Changed rules are refused", 1);
        assertThat(typeOfNextRow()).isEqualTo(600108);
    }

    private static void write(Path file, String intent) throws IOException {
        Files.writeString(
                file,
                "rules: [{id: own.rule, captions: [tests / Sprint exploded], events: [{intent: " + intent
                        + ", severity: 1}]}]");
    }

    private static void awaitLog(String text, int times) {
        Path log = folder.resolve("state/logs/normalizer.log");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.readString(log).split(Pattern.quote(text), -1).length > times);
    }

    /** Jira writes a row of the kind that the rules here are about; what becomes of it. */
    private static int typeOfNextRow() {
        String id = Integer.toString(NEXT_ID.getAndIncrement());
        String row = "{\"id\":%s,\"summary\":\"Sprint exploded\",\"created\":\"%s\",\"category\":\"tests\"}"
                .formatted(id, CREATED.format(OffsetDateTime.now(ZoneOffset.UTC)));
        stack.jira("POST", "/_sim/rows", row);
        AtomicReference<JsonNode> found = new AtomicReference<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            stack.values("ocsf.v1_8.web_resources_activity").stream()
                    .map(Stack::json)
                    .filter(event -> event.path("metadata").path("uid").asText().endsWith(":" + id))
                    .forEach(found::set);
            return found.get() != null;
        });
        return found.get().path("type_uid").asInt();
    }

    private static ObjectNode sourceConfig() {
        return (ObjectNode) stack.connect("GET", "/connectors/" + connector("source") + "/config", "");
    }

    private static String connector(String part) {
        for (JsonNode name : stack.connect("GET", "/connectors", "")) {
            if (name.asText().contains(part)) {
                return name.asText();
            }
        }
        throw new AssertionError("no connector " + part);
    }

    private static Map<String, String> problems(ObjectNode config) {
        return problems(SOURCE, config);
    }

    /** First problem of each setting that has one. */
    private static Map<String, String> problems(String path, ObjectNode config) {
        Map<String, String> problems = new TreeMap<>();
        for (JsonNode setting : stack.connect("PUT", path, config.toString()).path("configs")) {
            JsonNode value = setting.path("value");
            if (!value.path("errors").isEmpty()) {
                problems.put(
                        value.path("name").asText(), value.path("errors").get(0).asText());
            }
        }
        return problems;
    }
}
