// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {
    private static final String ONE = """
            topics:
              - name: a.b.v1
                partitions: 4
                cleanup: delete
                retention: P30D
                maxMessageBytes: 1048588
                key: <site>
                schema: ocsf:1.8.0:group_management
                compatibility: BACKWARD_TRANSITIVE
                owner: someone
            """;

    @Test
    void shouldReadEverySetting() {
        TopicDefinition topic = Topics.parse(ONE).topic("a.b.v1");

        assertThat(topic)
                .isEqualTo(new TopicDefinition(
                        "",
                        "a.b.v1",
                        4,
                        Cleanup.DELETE,
                        new Retention.Lasting(Duration.ofDays(30)),
                        1048588,
                        "<site>",
                        new SchemaReference.Ocsf("1.8.0", "group_management"),
                        Compatibility.BACKWARD_TRANSITIVE,
                        "someone"));
    }

    @Test
    void shouldGiveTopicConfigAsKafkaTakesIt() {
        assertThat(Topics.parse(ONE).topic("a.b.v1").toConfig())
                .containsOnly(
                        Map.entry("cleanup.policy", "delete"),
                        Map.entry("retention.ms", "2592000000"),
                        Map.entry("max.message.bytes", "1048588"));
    }

    @Test
    void shouldNeverDeleteByAgeWhenForever() {
        String compacted = ONE.replace("delete", "compact").replace("P30D", "forever");

        assertThat(Topics.parse(compacted).topic("a.b.v1").toConfig())
                .containsEntry("retention.ms", "-1")
                .containsEntry("cleanup.policy", "compact");
    }

    @Test
    void shouldKeepLookupNameWhenPrefixed() {
        TopicDefinition topic = Topics.parse(ONE).prefixed("dev.").topic("a.b.v1");

        assertThat(topic.name()).isEqualTo("a.b.v1");
        assertThat(topic.kafkaName()).isEqualTo("dev.a.b.v1");
        assertThat(topic.valueSubject()).isEqualTo("dev.a.b.v1-value");
    }

    @Test
    void shouldNameListedTopicsWhenUnknownIsAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Topics.parse(ONE).topic("x"))
                .withMessage("topic 'x' is not in topics.yaml; listed are [a.b.v1]");
    }

    @Test
    void shouldRefuseTheSameNameTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Topics.parse(ONE + ONE.substring(ONE.indexOf('\n') + 1)))
                .withMessageContaining("'a.b.v1': name must be listed once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: a.b.v1 | name: a/b | name must hold letters, digits, . _ and - only, is 'a/b'",
                "partitions: 4 | partitions: 0 | partitions must be at least 1, is '0'",
                "partitions: 4 | partitions: four | partitions must be a whole number, is 'four'",
                "cleanup: delete | cleanup: both | cleanup must be delete or compact, is 'both'",
                "cleanup: delete | cleanup: compact | retention must be forever on a compacted topic",
                "retention: P30D | retention: 30 days | retention must be an ISO 8601 duration such as P30D, or forever, is '30 days'",
                "retention: P30D | retention: PT0S | retention must be longer than nothing",
                "maxMessageBytes: 1048588 | maxMessageBytes: 10 | maxMessageBytes must be at least 1024, is '10'",
                "maxMessageBytes: 1048588 | maxBytes: 10 | unknown setting [maxBytes]",
                "ocsf:1.8.0:group_management | no schema | schema must be as-source, ocsf:<version>:<class> or the full name",
                "ocsf:1.8.0:group_management | as-source | compatibility must be NONE where the schema is as-source",
                "BACKWARD_TRANSITIVE | SOME | compatibility must be one of",
                "owner: someone | owner: | owner is missing",
            })
    void shouldNameEntryRuleAndValueWhenBroken(String right, String wrong, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Topics.parse(ONE.replace(right, wrong)))
                .withMessageContaining(complaint)
                .withMessageMatching("topics\\.yaml:\\d+: .*")
                .withMessageContaining(wrong.startsWith("name") ? "topics[0]" : "topics[0] 'a.b.v1': ");
    }

    @Test
    void shouldReadTheCommittedList() {
        assertThat(Topics.load().all())
                .extracting(TopicDefinition::name)
                .contains("jira.audit.record.v1", "source.state.v1", "ocsf.v1_8.group_management", "normalizer.dlq.v1");
    }
}
