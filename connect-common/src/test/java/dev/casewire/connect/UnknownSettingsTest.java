// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {
    private static final Set<String> KNOWN = Set.of("jira.url", "jira.api.token", "audit.start");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "connector.class",
                "tasks.max",
                "tasks.max.enforce",
                "task.class",
                "key.converter",
                "value.converter.schema.registry.url",
                "header.converter.plugin.version",
                "transforms",
                "transforms.a.type",
                "predicates.p.negate",
                "errors.tolerance",
                "errors.deadletterqueue.topic.name",
                "producer.override.acks",
                "consumer.override.max.poll.records",
                "topic.creation.default.partitions",
                "exactly.once.support",
                "transaction.boundary",
                "config.action.reload"
            })
    void shouldAcceptWhatTheWorkerReads(String key) {
        assertThat(UnknownSettings.in(Map.of(key, "x"), KNOWN, ConnectSettings.SOURCE))
                .isEmpty();
    }

    @Test
    void shouldRefuseSinkSettingsOfASource() {
        assertThat(UnknownSettings.in(Map.of("topics", "a"), KNOWN, ConnectSettings.SOURCE))
                .extracting(ConfigProblem::key)
                .containsExactly("topics");
    }

    @Test
    void shouldSuggestTheNearestName() {
        List<ConfigProblem> problems =
                UnknownSettings.in(Map.of("jira.token", "secret", "zzz", "y"), KNOWN, ConnectSettings.SOURCE);

        assertThat(problems)
                .extracting(ConfigProblem::sentence)
                .containsExactly(
                        "Unknown setting 'jira.token'. Did you mean 'jira.api.token'? Rename or remove it.",
                        "Unknown setting 'zzz'. Remove it.");
    }
}
