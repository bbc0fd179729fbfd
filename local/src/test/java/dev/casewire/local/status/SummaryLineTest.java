// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummaryLineTest {

    @Test
    void shouldShowCountsLagAndDeadLetters() {
        assertThat(SummaryLine.of(status("RUNNING", null)))
                .isEqualTo("in 71 | out 72 (account_change 70, group_management 2) | objects 8"
                        + " | lag normalizer 0, sink 3 | dead letters 1");
    }

    @Test
    void shouldNameWhatDoesNotRun() {
        assertThat(SummaryLine.of(status("FAILED", "Jira refuses the token.")))
                .endsWith("dead letters 1 | sink=FAILED | source: Jira refuses the token.");
    }

    private static StackStatus status(String sink, String problem) {
        Map<String, Long> lag = new LinkedHashMap<>();
        lag.put("normalizer", 0L);
        lag.put("sink", 3L);
        return new StackStatus(
                new TreeMap<>(Map.of("source", "RUNNING", "sink", sink)),
                new StackStatus.Source("a file", null, null, null, problem),
                71,
                new TreeMap<>(Map.of("account_change", 70L, "group_management", 2L, "user_access", 0L)),
                8,
                1000,
                lag,
                Map.of("normalizer.dlq.v1", 1L),
                0,
                Map.of());
    }
}
