// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.testkit.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSourceTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-03-31T00:00:00Z");

    @TempDir
    Path dir;

    private Path file(String content) throws Exception {
        return Files.writeString(dir.resolve("audit.jsonl"), content);
    }

    @Test
    void shouldServeMalformedRowsToTheLetterAtThePlaceOfTheirNeighbours() throws Exception {
        List<String> malformed = List.of(
                "\"just text\"",
                "[1,2]",
                "{\"summary\":\"neither id nor created\"}",
                "{\"id\":\"seven\",\"created\":\"2026-03-01T10:00:01.000+0000\"}",
                "{\"id\":8,\"created\":\"yesterday\"}",
                "{\"id\":1.5,\"created\":17,\"extra\": {\"a\":  null}}");
        Path file = file("\n{\"id\":9,\"created\":\"2026-03-01T10:00:00.000+0000\"}\n"
                + String.join("\n \n", malformed)
                + "\n{\"id\":10,\"created\":\"2026-03-01T12:00:00.000+0000\"}\n");
        try (JiraCloudSimulator simulator =
                JiraCloudSimulator.builder().auditFile(file).start()) {
            Caller caller = Caller.of(simulator);
            String body = caller.get(Caller.auditPath("from", "2026-03-01T10:00:00Z", "to", "2026-03-01T10:00:01Z"))
                    .body();

            assertThat(malformed).allSatisfy(row -> assertThat(body).contains(row));
            assertThat(Caller.JSON.readTree(body).get("records")).hasSize(7);
            assertThat(caller.audit().get("records")).hasSize(8);
            assertThat(caller.audit("to", "2026-03-01T09:59:59Z").get("records"))
                    .isEmpty();
            assertThat(caller.audit("filter", "just").get("records")).isEmpty();
        }
    }

    @Test
    void shouldServeRowsOfManyMegabytes() throws Exception {
        String one = "x".repeat(1 << 20);
        String five = "y".repeat(5 << 20);
        String row = "{\"id\":%d,\"created\":\"2026-03-01T10:00:00.000+0000\",\"summary\":\"%s\"}\n";
        try (JiraCloudSimulator simulator = JiraCloudSimulator.builder()
                .auditFile(file(row.formatted(1, one)))
                .start()) {
            Caller caller = Caller.of(simulator);
            assertThat(caller.post("/_sim/rows", row.formatted(2, five)).statusCode())
                    .isEqualTo(200);

            JsonNode records = caller.audit().get("records");
            assertThat(records.get(0).get("summary").asText()).isEqualTo(five);
            assertThat(records.get(1).get("summary").asText()).isEqualTo(one);
        }
    }

    @Test
    void shouldRefuseAFileWithALineThatIsNotJson() throws Exception {
        Path file = file("{\"id\":1}\n\n{\"id\":2} {\"id\":3}\n");

        assertThatThrownBy(() -> JiraCloudSimulator.builder().auditFile(file).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("audit.jsonl")
                .hasMessageContaining("line 3");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThatThrownBy(() -> JiraCloudSimulator.builder()
                        .auditFile(dir.resolve("absent"))
                        .start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent");
    }

    @Test
    void shouldInventTheSameHistoryForTheSameSeed() {
        assertThat(texts(1)).isEqualTo(texts(1)).isNotEqualTo(texts(2));
    }

    private static List<String> texts(long seed) {
        return new GeneratedHistory(seed, Lateness.NONE, 0)
                .spread(500, START, END).stream().map(AuditRow::json).toList();
    }

    @Test
    void shouldInventEveryKindInMostlyRisingOrder() throws Exception {
        List<AuditRow> rows = new GeneratedHistory(4, Lateness.NONE, 0).spread(5000, START, END);

        Set<String> kinds = new TreeSet<>();
        int backwards = 0;
        for (int i = 0; i < rows.size(); i++) {
            JsonNode json = Caller.JSON.readTree(rows.get(i).json());
            kinds.add(json.get("summary").asText());
            assertThat(json.get("id").asLong()).isEqualTo(rows.get(i).id());
            assertThat(AuditTimes.read(json.get("created").asText()))
                    .contains(Instant.ofEpochMilli(rows.get(i).createdMillis()));
            assertThat(rows.get(i).createdMillis()).isBetween(START.toEpochMilli(), END.toEpochMilli());
            if (i > 0) {
                assertThat(rows.get(i).id()).isGreaterThan(rows.get(i - 1).id());
                backwards += rows.get(i).createdMillis() < rows.get(i - 1).createdMillis() ? 1 : 0;
            }
        }
        assertThat(backwards).isBetween(1, 250);
        assertThat(kinds)
                .contains(
                        "User created",
                        "User added to group",
                        "Project roles changed",
                        "Permission scheme updated",
                        "Global permission added",
                        "Workflow updated",
                        "Project component created",
                        "Custom field created",
                        "Project created",
                        "Flux capacitor recalibrated");
    }

    @Test
    void shouldHideLateRowsOfAHistoryUntilTheirDelayIsOver() throws Exception {
        MutableClock clock = MutableClock.at(END);
        try (JiraCloudSimulator simulator = JiraCloudSimulator.builder()
                .clock(clock)
                .generatedHistory(6, 1000, END.minusSeconds(600), END)
                .lateArrivals(0.2, Duration.ofMinutes(10))
                .start()) {
            long before = simulator.state().visible();
            assertThat(before).isBetween(800L, 990L);
            assertThat(simulator.rows())
                    .anySatisfy(row -> assertThat(Duration.between(row.created(), row.visibleAt()))
                            .isGreaterThan(Duration.ofMinutes(5)));

            clock.advance(Duration.ofMinutes(10));
            assertThat(simulator.state().visible()).isEqualTo(1000);
        }
    }

    @Test
    void shouldNeverGiveALiveRowAnIdOfTheFile() throws Exception {
        Path file = file("{\"id\":50000,\"created\":\"2026-03-01T10:00:00.000+0000\"}");
        try (JiraCloudSimulator simulator =
                JiraCloudSimulator.builder().auditFile(file).ratePerSecond(100).start()) {
            await().until(() -> simulator.state().rows() > 5);

            assertThat(simulator.rows().stream().map(SeenRow::id).filter(id -> id != null && id > 50_000))
                    .hasSizeGreaterThan(4);
            assertThat(Caller.of(simulator).auditIds()).doesNotHaveDuplicates().endsWith(50_000L);
        }
    }

    @Test
    void shouldGiveLiveRowsOtherIdsAfterARestart() {
        Set<Long> first = liveIds(END);
        Set<Long> second = liveIds(END.plusMillis(1500));

        assertThat(first).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(second);
    }

    private static Set<Long> liveIds(Instant start) {
        try (JiraCloudSimulator simulator = JiraCloudSimulator.builder()
                .clock(MutableClock.at(start))
                .generatedHistory(1, 0, START, END)
                .ratePerSecond(500)
                .start()) {
            await().until(() -> simulator.state().rows() > 20);
            return simulator.rows().stream().map(SeenRow::id).collect(Collectors.toSet());
        }
    }

    @Test
    void shouldServeTwoHundredThousandRows() throws Exception {
        try (JiraCloudSimulator simulator = JiraCloudSimulator.builder()
                .generatedHistory(7, 200_000, START, END)
                .start()) {
            Caller caller = Caller.of(simulator);

            assertThat(caller.audit("limit", 1).get("total").asInt()).isEqualTo(200_000);
            assertThat(caller.auditIds("offset", 199_500)).hasSize(500);
            assertThat(caller.auditIds("offset", 200_000)).isEmpty();
        }
    }

    @Test
    void shouldNameThePortThatIsTaken() throws Exception {
        try (JiraCloudSimulator simulator = JiraCloudSimulator.builder().start()) {
            assertThatThrownBy(() ->
                            JiraCloudSimulator.builder().port(simulator.port()).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(":" + simulator.port());
        }
    }
}
