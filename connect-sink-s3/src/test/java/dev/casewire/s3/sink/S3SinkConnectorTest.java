// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.connect.TaskNumber;
import dev.casewire.simulators.s3.LocalS3;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SinkConnectorTest {

    @TempDir
    private Path folder;

    @Test
    void shouldFindNothingWrongWithAGoodConfiguration() {
        assertThat(problems(TestSettings.with())).isEmpty();
    }

    @Test
    void shouldRefuseASinkThatReadsUncommittedRecords() {
        assertThat(problems(TestSettings.with("consumer.override.isolation.level", null)))
                .containsOnlyKeys("consumer.override.isolation.level")
                .hasEntrySatisfying(
                        "consumer.override.isolation.level",
                        sentences -> assertThat(sentences.get(0))
                                .contains("aborted", "Set consumer.override.isolation.level=read_committed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "s3.bucket              | -                  | s3.bucket              | Missing required",
                "s3.bucket              | s3://audit         | s3.bucket              | without s3://",
                "s3.region              | -                  | s3.region              | Missing required",
                "s3.region              | EU (Frankfurt)     | s3.region              | such as eu-central-1",
                "s3.endpoint            | localhost:9000     | s3.endpoint            | http or https",
                "s3.prefix              | /lake              | s3.prefix              | neither begins with /",
                "s3.part.bytes          | 1000               | s3.part.bytes          | 5242880",
                "s3.access.key.id       | AKIDEXAMPLE        | s3.secret.access.key   | Set both",
                "s3.secret.access.key   | secret             | s3.access.key.id       | Set both",
                "s3.sse                 | AES128             | s3.sse                 | AES256",
                "s3.sse.kms.key.id      | key                | s3.sse.kms.key.id      | s3.sse is aws:kms",
                "format                 | csv                | format                 | parquet, jsonl",
                "layout                 | appfabric          | appfabric.ingestion.id | Set it, or choose another layout",
                "layout                 | appfabric          | layout.template        | no effect",
                "appfabric.app          | JIRA               | appfabric.app          | no effect",
                "layout                 | securitylake       | securitylake.sources   | needs the custom source of each topic",
                "layout                 | securitylake       | securitylake.account.id | 12 digits",
                "layout                 | securitylake       | format                 | Set format=parquet",
                "securitylake.account.id | 123               | securitylake.account.id | 12 digits",
                "securitylake.sources   | events             | securitylake.sources   | topic:source",
                "securitylake.sources   | a:x,b:x            | securitylake.sources   | each source once",
                "securitylake.sources   | a:jira-user-access-3005-events | securitylake.sources | at most 20",
                "securitylake.region    | eu-central-1       | securitylake.region    | choose layout=securitylake",
                "raw.field              | data               | raw.field              | choose format=raw",
                "s3.conditional.writes  | maybe              | s3.conditional.writes  | true or false",
                "appfabric.ingestion.id | jira               | appfabric.ingestion.id | a UUID such as",
                "layout.template        | {topic}/{offset}   | layout.template        | {partition}",
                "rotate.bytes           | 999999999999       | rotate.bytes           | raise buffer.bytes.max",
                "rotate.interval.ms     | 0                  | rotate.interval.ms     | at least 100",
                "rotate.records         | many               | rotate.records         | Not a number",
                "rotate.intervall.ms    | 1000               | rotate.intervall.ms    | Did you mean 'rotate.interval.ms'?"
            })
    void shouldAnswerOnTheKeyWithWhatToDo(String setting, String value, String key, String sentence) {
        assertThat(problems(TestSettings.with(setting, value)))
                .hasEntrySatisfying(
                        key,
                        sentences -> assertThat(String.join(" ", sentences)).contains(sentence));
    }

    @Test
    void shouldHoldOtherSettingsToWhatSecurityLakeAsks() {
        Map<String, String> good = TestSettings.with(
                "layout", "securitylake",
                "layout.template", null,
                "format", "parquet",
                "securitylake.sources", "events:jira-3005",
                "securitylake.account.id", "external_atlassian");
        assertThat(problems(good)).isEmpty();

        Map<String, String> bad = new TreeMap<>(good);
        bad.put("s3.prefix", "lake");
        bad.put("rotate.interval.ms", "1000");
        bad.put("topics", "events,other");
        bad.put("securitylake.sources", "events:jira-3005,event:jira-3006");
        assertThat(problems(bad))
                .containsOnlyKeys("s3.prefix", "rotate.interval.ms", "securitylake.sources")
                .hasEntrySatisfying(
                        "securitylake.sources",
                        sentences -> assertThat(sentences)
                                .containsExactly(
                                        "Topic other of topics has no custom source. Add other:SOURCE.",
                                        "The connector does not read topic event. Correct its name, or add it to topics"
                                                + " or topics.regex."));

        Map<String, String> byPattern = new TreeMap<>(good);
        byPattern.remove("topics");
        byPattern.put("topics.regex", "event.*");
        assertThat(problems(byPattern)).isEmpty();
    }

    @Test
    void shouldAskTheBucketOnlyIfAllElseIsWell() {
        // Nobody listens there: an answer about the endpoint would mean that it was asked.
        Map<String, String> settings =
                TestSettings.with("validate.connection", "true", "s3.endpoint", "http://127.0.0.1:1", "format", "csv");

        assertThat(problems(settings)).containsOnlyKeys("format");
    }

    @Test
    void shouldAnswerWithWhatTheBucketSays() {
        try (LocalS3 s3 = LocalS3.over(folder).bucket("audit").start()) {
            assertThat(problems(connected(s3))).isEmpty();
            assertThat(problems(connected(s3, "s3.bucket", "nowhere")))
                    .containsOnlyKeys("s3.bucket")
                    .hasEntrySatisfying(
                            "s3.bucket",
                            sentences -> assertThat(sentences.get(0))
                                    .contains("There is no bucket \"nowhere\"", "Create it"));
            assertThat(problems(connected(s3, "s3.secret.access.key", "wrong-c4n4ry")))
                    .containsOnlyKeys("s3.secret.access.key")
                    .hasEntrySatisfying(
                            "s3.secret.access.key",
                            sentences -> assertThat(sentences.get(0))
                                    .contains("Correct s3.secret.access.key")
                                    .doesNotContain("c4n4ry"));
            assertThat(problems(connected(s3, "s3.endpoint", "http://127.0.0.1:1")))
                    .containsOnlyKeys("s3.endpoint")
                    .hasEntrySatisfying(
                            "s3.endpoint",
                            sentences -> assertThat(sentences.get(0))
                                    .contains("No answer", "http://127.0.0.1:1", "Check s3.endpoint"));
        }
    }

    @Test
    void shouldGiveEveryTaskTheConfiguration() {
        S3SinkConnector connector = new S3SinkConnector();
        connector.start(TestSettings.with());

        assertThat(connector.taskConfigs(3)).containsExactlyElementsOf(TaskNumber.numbered(TestSettings.with(), 3));
        assertThat(connector.taskClass()).isEqualTo(S3SinkTask.class);
        assertThat(connector.version()).isNotBlank();
    }

    @Test
    void shouldNotStartWithWhatValidationRefuses() {
        assertThatThrownBy(
                        () -> new S3SinkConnector().start(TestSettings.with("consumer.override.isolation.level", null)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("read_committed");
    }

    private static Map<String, String> connected(LocalS3 s3, String... changes) {
        Map<String, String> settings = TestSettings.with(
                "validate.connection", "true",
                "s3.endpoint", s3.endpoint().toString(),
                "s3.path.style", "true",
                "s3.access.key.id", s3.accessKeyId(),
                "s3.secret.access.key", s3.secretAccessKey());
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return settings;
    }

    private static Map<String, List<String>> problems(Map<String, String> settings) {
        Map<String, List<String>> problems = new TreeMap<>();
        for (ConfigValue value : new S3SinkConnector().validate(settings).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                problems.put(value.name(), value.errorMessages());
            }
        }
        return problems;
    }
}
