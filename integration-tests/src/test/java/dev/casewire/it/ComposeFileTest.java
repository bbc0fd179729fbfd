// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.source.JiraSourceConnector;
import dev.casewire.normalizer.NormalizerApp;
import dev.casewire.s3.sink.S3SinkConnector;
import dev.casewire.schemas.Topics;
import dev.casewire.streams.AppConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.connect.connector.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code docker-compose.yml} by the rules of the Compose specification that it could break, and the settings in it by the code
 * that reads them. It is not run here: that takes an engine. {@link ComposeSchemaTest} holds it against the specification's schema.
 */
class ComposeFileTest {
    private static final Set<String> ROOT = Set.of("services", "volumes");
    private static final Set<String> SERVICE = Set.of(
            "image",
            "logging",
            "ports",
            "environment",
            "volumes",
            "healthcheck",
            "restart",
            "command",
            "entrypoint",
            "depends_on",
            "network_mode",
            "profiles");
    private static final Set<String> CONDITIONS =
            Set.of("service_started", "service_healthy", "service_completed_successfully");

    private final JsonNode file = RepositoryFile.yaml("docker-compose.yml");
    private final Map<String, JsonNode> services = fields(file.path("services"));

    @Test
    void shouldUseWhatTheSpecificationKnows() {
        assertThat(fields(file).keySet()).allMatch(key -> ROOT.contains(key) || key.startsWith("x-"));
        services.forEach((name, service) -> assertThat(fields(service).keySet())
                .as(name)
                .isSubsetOf(SERVICE)
                .contains("image"));
    }

    @Test
    void shouldPinEveryImage() {
        services.forEach((name, service) -> {
            String image = service.path("image").asText();
            assertThat(image).as(name).matches("[a-z0-9/.-]+:[A-Za-z0-9._-]*\\d[A-Za-z0-9._-]*");
            if (image.startsWith("casewire/")) {
                assertThat(image).endsWith(":" + version());
                Path module = RepositoryFile.path(image.substring("casewire/".length(), image.indexOf(':')));
                assertThat(module.resolve("pom.xml")).content().contains("jib-maven-plugin");
            }
        });
    }

    @Test
    void shouldWaitForServicesThatCanBeWaitedFor() {
        services.forEach((name, service) -> fields(service.path("depends_on")).forEach((other, how) -> {
            assertThat(services).as(name).containsKey(other);
            assertThat(how.path("condition").asText()).as(name).isIn(CONDITIONS);
            if (how.path("condition").asText().equals("service_healthy")) {
                assertThat(services.get(other).path("healthcheck").path("test"))
                        .as(other)
                        .isNotEmpty();
            }
        }));
        services.values().stream()
                .map(service -> service.path("network_mode").asText())
                .filter(mode -> mode.startsWith("service:"))
                .forEach(mode -> assertThat(services).containsKey(mode.substring("service:".length())));
    }

    @Test
    void shouldPublishPortsOnTheOwnMachineOnlyAndEachOnce() {
        List<String> published = new ArrayList<>();
        services.forEach((name, service) -> service.path("ports").forEach(port -> {
            assertThat(port.asText()).as(name).matches("127\\.0\\.0\\.1:\\d+:\\d+");
            published.add(port.asText().split(":")[1]);
        }));

        assertThat(published).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void shouldMountWhatIsThere() {
        Map<String, JsonNode> named = fields(file.path("volumes"));
        services.forEach((name, service) -> service.path("volumes").forEach(volume -> {
            String source = volume.asText().split(":")[0];
            if (!source.startsWith("./")) {
                assertThat(named).as(name).containsKey(source);
            } else if (source.contains("/target/components/")) {
                String module = source.substring(2, source.indexOf("/target/"));
                assertThat(source)
                        .isEqualTo("./" + module + "/target/components/packages/casewire-" + module + "-" + version());
            } else if (!source.contains("/target/")) {
                assertThat(RepositoryFile.path(source)).as(name).exists();
            }
        }));
    }

    @Test
    void shouldSetTheNormalizerByWhatItReads() {
        Map<String, String> environment = new TreeMap<>();
        fields(services.get("normalizer").path("environment"))
                .forEach((key, value) -> environment.put(key, value.asText()));

        AppConfig config = AppConfig.load(new NormalizerApp(), Map.of(), environment, Map.of());

        assertThat(config.bootstrapServers()).isEqualTo("kafka:19092");
        assertThat(config.healthPort()).isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira-audit-source", "s3-ocsf-sink"})
    void shouldSetConnectorsByWhatTheyRead(String name) {
        Map<String, String> config = new HashMap<>();
        JsonNode json = RepositoryFile.json("deploy/compose/" + name + ".json");
        fields(json).forEach((key, value) -> config.put(key, value.asText()));
        config.put("name", name);
        config.put("validate.connection", "false");
        Connector connector = name.equals("s3-ocsf-sink") ? new S3SinkConnector() : new JiraSourceConnector();

        assertThat(connector.validate(config).configValues())
                .allSatisfy(value ->
                        assertThat(value.errorMessages()).as(value.name()).isEmpty());
        assertThat(config.get("connector.class")).isEqualTo(connector.getClass().getName());
    }

    @Test
    void shouldParkASinksRecordsOnTheTopicOfTheList() {
        JsonNode sink = RepositoryFile.json("deploy/compose/s3-ocsf-sink.json");

        assertThat(Topics.load()
                        .find(sink.path("errors.deadletterqueue.topic.name").asText()))
                .isPresent();
    }

    private static String version() {
        return RepositoryFile.text("pom.xml")
                .replaceAll("(?s).*?<artifactId>casewire</artifactId>\\s*<version>([^<]+)<.*", "$1");
    }

    private static Map<String, JsonNode> fields(JsonNode node) {
        Map<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
