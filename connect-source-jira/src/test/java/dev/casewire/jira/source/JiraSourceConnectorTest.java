// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.simulators.jira.Fault;
import dev.casewire.simulators.jira.FaultKind;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraSourceConnectorTest {
    private static final String CANARY = "canary-secret-81c2";
    private final JiraSourceConnector connector = new JiraSourceConnector();

    @Test
    void shouldAcceptAGoodConfigurationWithoutAskingAnyone() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jira.url | acme.atlassian.net | https://your-site.atlassian.net",
                "jira.url | http://acme.atlassian.net | use https",
                "jira.url | https://acme.atlassian.net/rest/api/3 | without /rest",
                "jira.url | https://api.atlassian.com | /ex/jira/<cloudId>",
                "jira.email | admin | e-mail address",
                "jira.api.token | ' ' | blank",
                "audit.start | yesterday | 'now'",
                "audit.start | P-3D | 'now'",
                "audit.start | P999999999Y | 'P999999999Y' must not reach back more than 100 years",
                "audit.start | P100Y1D | 100 years",
                "audit.start | P2147483648Y | 'now'",
                "audit.start | PT2562047788015215H | 'now'",
                "audit.start | 1969-12-31T23:59:59Z | before 1970",
                "audit.start | 2999-01-01T00:00:00Z | future",
                "audit.poll.interval.ms | 5 | 100",
                "audit.page.size | 5000 | 1000",
                "audit.page.size | many | many",
                "audit.window.initial.ms | 9000000000 | audit.window.max.ms",
                "audit.horizon.interval.ms | 7200000 | audit.horizon.ms",
                "topic.prefix | a/b | hyphens",
                "jira.tokn | x | Unknown setting",
                "topics | x | Unknown setting",
            })
    void shouldAnswerOnTheKeyThatIsWrong(String key, String value, String sentence) {
        Map<String, List<String>> problems = problems(Map.of(key, value));

        assertThat(problems).containsOnlyKeys(key);
        assertThat(problems.get(key)).anySatisfy(text -> assertThat(text).contains(sentence));
    }

    @Test
    void shouldSeeThatARecordWouldNotFitTheProducer() {
        assertThat(problems(Map.of("producer.override.max.request.size", "500000")))
                .containsOnlyKeys("output.record.max.bytes")
                .allSatisfy((key, sentences) -> assertThat(sentences.get(0)).contains("498000"));
    }

    @Test
    void shouldNameWhatIsMissing() {
        Map<String, String> nothing = Map.of("name", "audit");

        Map<String, List<String>> problems = answers(nothing);

        assertThat(problems).containsOnlyKeys("jira.url", "jira.email", "jira.api.token");
    }

    @Test
    void shouldAnswerOnTheUrlWhenNobodyIsThere() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(live("http://127.0.0.1:" + port, Map.of()).get("jira.url").get(0))
                .contains("cannot be reached", "validate.connection");
    }

    @Test
    void shouldAnswerOnTheUrlWhenSomethingElseIsThere() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                .fault(Fault.of(FaultKind.LOGIN_PAGE).untilCleared())
                .start()) {
            assertThat(live(jira.baseUri().toString(), Map.of()).get("jira.url").get(0))
                    .contains("login page", "https://your-site.atlassian.net");
        }
    }

    @Test
    void shouldAnswerOnTheTokenWhenItIsWrong() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder().start()) {
            Map<String, List<String>> problems = live(jira.baseUri().toString(), Map.of("jira.api.token", CANARY));

            assertThat(problems).containsOnlyKeys("jira.api.token");
            assertThat(problems.get("jira.api.token").get(0))
                    .contains("401", "create a new token")
                    .doesNotContain(CANARY);
        }
    }

    @Test
    void shouldAnswerOnTheEmailWhenTheAccountLacksThePermission() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                .accountWithoutPermission("me@acme.example", "plain-token")
                .start()) {
            Map<String, List<String>> problems = live(
                    jira.baseUri().toString(),
                    Map.of("jira.email", "me@acme.example", "jira.api.token", "plain-token"));

            assertThat(problems).containsOnlyKeys("jira.email");
            assertThat(problems.get("jira.email").get(0)).contains("403", "Administer Jira");
        }
    }

    @Test
    void shouldAnswerOnTheUrlWhenTheSiteIsOnAFreePlan() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder().freePlan().start()) {
            assertThat(live(jira.baseUri().toString(), Map.of()))
                    .containsOnlyKeys("jira.url")
                    .allSatisfy((key, sentences) -> assertThat(sentences.get(0)).contains("403", "paid plan"));
        }
    }

    @Test
    void shouldNotHoldAgainstTheConfigurationWhatPasses() throws Exception {
        for (FaultKind kind : List.of(FaultKind.SERVER_ERROR, FaultKind.THROTTLED, FaultKind.CUT_MID_BODY)) {
            try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                    .fault(Fault.of(kind).untilCleared())
                    .start()) {
                assertThat(live(jira.baseUri().toString(), Map.of()))
                        .as(kind.label())
                        .isEmpty();
            }
        }
    }

    @Test
    void shouldAnswerWithinFiveSecondsWhenJiraHangs() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                .fault(Fault.of(FaultKind.SLOW).delay(Duration.ofSeconds(20)).untilCleared())
                .start()) {
            long begun = System.nanoTime();

            assertThat(live(jira.baseUri().toString(), Map.of())).isEmpty();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void shouldRunOneTaskWithItsSettings() {
        connector.start(settings(Map.of()));

        assertThat(connector.taskConfigs(5)).containsExactly(settings(Map.of()));
        assertThat(connector.taskClass()).isEqualTo(JiraSourceTask.class);
        assertThat(connector.exactlyOnceSupport(Map.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThatThrownBy(() -> connector.start(Map.of())).isInstanceOf(ConfigException.class);
    }

    @Test
    void shouldLetOffsetsBeAlteredInTheirOwnFormOnly() {
        Map<String, String> partition = Map.of("audit", "acme.atlassian.net");
        Map<String, Object> good = Map.of("version", 1, "settled", "2026-01-01T00:00:00Z");

        assertThat(alter(partition, good)).isTrue();
        assertThat(alter(partition, null)).isTrue();
        assertThat(alter(Map.of("audit", "old.atlassian.net"), null)).isTrue();
        assertThatThrownBy(() -> alter(partition, Map.of("version", 1)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("settled");
        assertThatThrownBy(() -> alter(Map.of("audit", "old.atlassian.net"), good))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("acme.atlassian.net");
        assertThatThrownBy(() -> alter(Map.of("file", "x"), null)).isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldDescribeEverySetting() {
        ConfigDef definition = connector.config();

        assertThat(definition.configKeys().values())
                .allMatch(key -> key.group != null && key.displayName.length() > 3 && key.documentation.endsWith("."))
                .allMatch(key -> key.orderInGroup > 0);
        assertThat(definition.configKeys().get("jira.api.token").type).isEqualTo(ConfigDef.Type.PASSWORD);
    }

    @Test
    void shouldNotShowTheToken() {
        JiraSourceConfig config = JiraSourceConfig.parse(settings(Map.of("jira.api.token", CANARY)));

        assertThat(config.toString()).doesNotContain(CANARY);
    }

    @Test
    void shouldBeFoundByTheWorker() {
        assertThat(ServiceLoader.load(SourceConnector.class).stream().map(ServiceLoader.Provider::type))
                .anyMatch(type -> type.equals(JiraSourceConnector.class));
        assertThat(connector.version()).isNotBlank();
    }

    private boolean alter(Map<String, ?> partition, Map<String, ?> offset) {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(partition, offset);
        return connector.alterOffsets(settings(Map.of()), offsets);
    }

    private Map<String, List<String>> problems(Map<String, String> changed) {
        return answers(settings(changed));
    }

    private Map<String, List<String>> live(String url, Map<String, String> changed) {
        Map<String, String> settings = settings(changed);
        settings.put("jira.url", url);
        settings.remove("validate.connection");
        return answers(settings);
    }

    private Map<String, List<String>> answers(Map<String, String> settings) {
        Map<String, List<String>> problems = new TreeMap<>();
        connector.validate(settings).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> problems.put(value.name(), value.errorMessages()));
        return problems;
    }

    private static Map<String, String> settings(Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name", "audit",
                "connector.class", "dev.casewire.jira.source.JiraSourceConnector",
                "tasks.max", "1",
                "jira.url", "https://acme.atlassian.net",
                "jira.email", TaskRun.EMAIL,
                "jira.api.token", TaskRun.TOKEN,
                "validate.connection", "false"));
        settings.putAll(changed);
        return settings;
    }
}
