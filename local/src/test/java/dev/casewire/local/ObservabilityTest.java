// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The form of boards and alerts; that their metrics exist is shown on a running stack. */
class ObservabilityTest {
    private static final Path RUNBOOK = Path.of("../docs/guide/runbook.md");

    @Test
    void shouldFindTheMetricsOfAnExpression() {
        assertThat(
                        PromQl.metrics(
                                "sum by (app) (rate(a_total{reason!=\"b_total\"}[5m])) / on (app) group_left () c > 1e3 and d == 0"))
                .containsExactly("a_total", "c", "d");
        assertThat(PromQl.samples("# HELP x y\na_total{b=\"c d\"} 1.0\nup 2\n")).containsExactly("a_total", "up");
    }

    @Test
    void shouldGiveEveryAlertWhatItsReaderNeeds() {
        assertThat(Observability.alerts()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.path("alert").asText()).startsWith("Casewire");
            assertThat(alert.path("expr").asText()).isNotBlank();
            assertThat(alert.path("for").asText()).matches("\\d+[smh]");
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("docs/guide/runbook.md#"
                            + alert.path("alert").asText().toLowerCase(java.util.Locale.ROOT));
        });
    }

    @Test
    void shouldHaveARunbookEntryForEachAlertAndNoOther() {
        List<String> alerts = Observability.alerts().stream()
                .map(alert -> alert.path("alert").asText())
                .toList();
        List<String> entries = Observability.read(RUNBOOK)
                .lines()
                .filter(line -> line.startsWith("## Casewire"))
                .map(line -> line.substring(3))
                .toList();

        assertThat(entries).containsExactlyInAnyOrderElementsOf(alerts).doesNotHaveDuplicates();
    }

    @Test
    void shouldGiveEveryPanelATitleAnUnitAndAnExpression() {
        assertThat(Observability.boards()).isNotEmpty().allSatisfy(board -> {
            Set<Integer> ids = new HashSet<>();
            for (JsonNode panel : board.path("panels")) {
                assertThat(ids.add(panel.path("id").asInt())).isTrue();
                assertThat(panel.path("title").asText()).isNotBlank();
                assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
                assertThat(panel.path("targets")).isNotEmpty();
            }
        });
    }
}
