// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.casewire.simulators.jira.Fault;
import dev.casewire.simulators.jira.FaultKind;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import dev.casewire.testkit.Seeded;
import dev.casewire.testkit.SharedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class JiraSourceTaskTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldEmitEveryRealRecordInTheOrderOfTheActs() throws Exception {
        Path file = SharedFiles.require("corpus/azure-sentinel-jira-cloud.jsonl");
        try (JiraCloudSimulator jira =
                        JiraCloudSimulator.builder().auditFile(file).start();
                TaskRun run = new TaskRun(url(jira), Map.of(SourceKeys.PREFIX, "dev.")).start()) {
            run.untilRows(71).until(TaskRun::caughtUp);

            assertThat(run.rows()).hasSize(71).allMatch(row -> row.getString("problem") == null);
            assertThat(run.rows())
                    .extracting(row -> row.getString("sourceJson"))
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(file));
            assertThat(run.rows().stream().map(row -> (java.util.Date) row.get("created")))
                    .isSorted();
            SourceRecord first = run.records.stream()
                    .filter(record -> record.topic().equals("dev.jira.audit.record.v1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.headers().lastWithName("casewire-topic").value()).isEqualTo("jira.audit.record.v1");
            assertThat(first.timestamp()).isGreaterThan(FROM.toEpochMilli());
            assertThat((String) first.key()).startsWith("127.0.0.1:" + jira.port() + ":");
            assertThat(first.sourcePartition()).isEqualTo(Map.of("audit", "127.0.0.1:" + jira.port()));
        }
    }

    @Test
    void shouldNeitherLoseNorDoubleARowWhereverItCrashes() throws Exception {
        Seeded seeded = new Seeded(11);
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                        .generatedHistory(5, 3_000, FROM, FROM.plus(Duration.ofDays(30)))
                        .start();
                TaskRun run = new TaskRun(url(jira), Map.of(SourceKeys.PAGE, "200")).start()) {
            for (int crash = 0; crash < 12; crash++) {
                List<SourceRecord> batch = run.poll();
                run.deliver(batch.subList(0, batch.isEmpty() ? 0 : seeded.between(0, batch.size())));
                if (!batch.isEmpty()) {
                    run.restart();
                }
            }
            run.untilRows(3_000).until(TaskRun::caughtUp);

            assertThat(run.ids()).hasSize(3_000).doesNotHaveDuplicates();
        }
    }

    /** While the worker has the rows of a window, and polls for no others, the page behind them comes. */
    @Test
    void shouldAskForThePageBehindTheRowsItGivesAway() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                        .generatedHistory(5, 2_000, FROM, FROM.plus(Duration.ofDays(30)))
                        .start();
                TaskRun run = new TaskRun(url(jira), ofDays()).start()) {
            run.untilRows(1);

            // The first day took two: its rows, and the empty page that ends it. So does the second, and no more comes
            // ahead.
            await().during(Duration.ofMillis(300)).until(() -> answers(jira) == 4);

            run.untilRows(2_000).until(TaskRun::caughtUp);
            assertThat(run.ids()).hasSize(2_000).doesNotHaveDuplicates();
        }
    }

    /** However long the worker was busy with the rows before, until it polled again. */
    @Test
    void shouldGiveRowsThatWereAskedForAheadTheTimeWhenTheyArrived() throws Exception {
        Instant arrived = FROM.plus(Duration.ofDays(60));
        Instant polled = arrived.plus(Duration.ofHours(2));
        ArrivalClock clock = new ArrivalClock(arrived);
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                        .generatedHistory(5, 2_000, FROM, FROM.plus(Duration.ofDays(30)))
                        .start();
                TaskRun run = new TaskRun(url(jira), ofDays())) {
            run.clock = clock;
            run.start().untilRows(1);
            int firstDay = run.rows().size();

            // The first day's page, the empty one behind it, and the second day's two, which nobody has polled for.
            await().during(Duration.ofMillis(300)).until(() -> clock.arrivals() == 4);
            clock.set(polled);
            run.untilRows(firstDay + 1);
            int secondDay = run.rows().size();
            run.untilRows(secondDay + 1);

            assertThat(times(run.records, 0, secondDay)).containsOnly(arrived);
            assertThat(times(run.records, secondDay, run.rows().size())).containsOnly(polled);
        }
    }

    /** Of records and, what must be the same, of their fetches. */
    private static List<Instant> times(List<SourceRecord> records, int from, int to) {
        List<SourceRecord> rows = records.stream()
                .filter(record -> record.topic().equals("jira.audit.record.v1"))
                .toList()
                .subList(from, to);
        assertThat(rows).isNotEmpty();
        return rows.stream()
                .flatMap(row -> Stream.of(
                        Instant.ofEpochMilli(row.timestamp()),
                        ((java.util.Date) ((Struct) row.value()).get("fetchedAt")).toInstant()))
                .toList();
    }

    private static Map<String, String> ofDays() {
        String day = Long.toString(Duration.ofDays(1).toMillis());
        return Map.of(SourceKeys.START, FROM.toString(), SourceKeys.WINDOW_INITIAL, day, SourceKeys.WINDOW_MAX, day);
    }

    private static long answers(JiraCloudSimulator jira) {
        return jira.state().requests().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void shouldFindRowsThatShowLateAndBringNewOnes() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder().start();
                TaskRun run = new TaskRun(url(jira), Map.of(SourceKeys.HORIZON_INTERVAL, "1000")).start()) {
            Instant now = Instant.now();
            jira.append(row(5, now.minusSeconds(5)));
            run.untilRows(1).until(TaskRun::caughtUp);
            jira.append(row(4, now.minusSeconds(1800)) + row(6, now.minusSeconds(1)));
            run.untilRows(3);

            assertThat(run.ids()).containsExactlyInAnyOrder("5", "6", "4");
            run.until(task -> task.states().size() > 5);
            assertThat(run.ids()).hasSize(3);
        }
    }

    @Test
    void shouldReadThroughEveryFaultThatPasses() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                        .generatedHistory(5, 500, FROM, FROM.plus(Duration.ofDays(3)))
                        .start();
                TaskRun run =
                        new TaskRun(url(jira), Map.of(SourceKeys.PAGE, "100", SourceKeys.TIMEOUT, "500")).start()) {
            for (FaultKind kind : List.of(
                    FaultKind.GATEWAY_THROTTLED,
                    FaultKind.UNAVAILABLE,
                    FaultKind.SERVER_ERROR,
                    FaultKind.BAD_GATEWAY,
                    FaultKind.UNAUTHORIZED,
                    FaultKind.LOGIN_PAGE,
                    FaultKind.LOGIN_REDIRECT,
                    FaultKind.NOT_JSON,
                    FaultKind.SLOW,
                    FaultKind.CUT_BEFORE_HEADERS,
                    FaultKind.CUT_MID_BODY,
                    FaultKind.TRUNCATED_JSON)) {
                jira.inject(Fault.of(kind).times(1));
            }
            run.untilRows(500);

            assertThat(run.ids()).hasSize(500).doesNotHaveDuplicates();
            assertThat(run.states())
                    .extracting(state -> state.getString("status"))
                    .contains("throttled", "failing", "reading");
        }
    }

    @Test
    void shouldWaitAtLeastAsLongAsJiraAsksAndSaySo() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                        .fault(Fault.of(FaultKind.THROTTLED).retryAfter(2).times(1))
                        .start();
                TaskRun run = new TaskRun(url(jira), Map.of()).start()) {
            long begun = System.nanoTime();
            run.until(TaskRun::caughtUp);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(run.states())
                    .anyMatch(state -> state.getString("status").equals("throttled")
                            && state.getString("problem").startsWith("Jira asks to slow down"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORIZED", "NO_PERMISSION", "FREE_PLAN", "LOGIN_PAGE"})
    void shouldGiveUpWithWhatJiraSaysWhenARefusalLasts(FaultKind kind) throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                        .fault(Fault.of(kind).untilCleared())
                        .start();
                TaskRun run = new TaskRun(url(jira), Map.of()).start()) {
            assertThatThrownBy(() -> run.until(task -> false))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("Gave up after " + Setbacks.TOLERATED + " attempts")
                    .hasMessageStartingWith("jira.");
        }
    }

    @Test
    void shouldEndClearlyWhenJiraIgnoresTheOffset() throws Exception {
        Instant now = Instant.now();
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                        .fault(Fault.of(FaultKind.REPEATING_PAGE).untilCleared())
                        .start();
                TaskRun run = new TaskRun(
                                url(jira), Map.of(SourceKeys.PAGE, "5", SourceKeys.START, now.minusSeconds(600) + ""))
                        .start()) {
            IntStream.range(0, 20).forEach(id -> jira.append(row(id, now.minusSeconds(300))));

            assertThatThrownBy(() -> run.until(task -> false))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("repeats the same audit records");
        }
    }

    @Test
    void shouldCutWhatIsTooLargeAndKeepWhatIsMalformed() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder().start();
                TaskRun run = new TaskRun(url(jira), Map.of()).start()) {
            jira.append("{\"id\":1,\"summary\":\"" + "s".repeat(5_000_000) + "\",\"created\":\"" + FROM + "\"}");
            jira.append("{\"id\":2,\"summary\":{},\"created\":\"" + FROM + "\"}");
            run.untilRows(2);

            Map<String, Struct> byId = new HashMap<>();
            run.rows().forEach(row -> byId.put(row.getString("id"), row));
            assertThat(byId.get("1").getInt64("untruncatedSize")).isGreaterThan(5_000_000);
            assertThat(byId.get("1").getString("sourceJson").length()
                            + byId.get("1").getString("action").length())
                    .isBetween(890_000, 900_000);
            assertThat(byId.get("2").getString("problem")).isEqualTo("summary is no text");
        }
    }

    @Test
    void shouldReturnFromPollAndStopWithinASecondWhileJiraHangs() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                .fault(Fault.of(FaultKind.SLOW).delay(Duration.ofSeconds(20)).untilCleared())
                .start()) {
            TaskRun run = new TaskRun(url(jira), Map.of()).start();
            run.poll();
            long begun = System.nanoTime();
            run.poll();
            run.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
            assertThat(run.poll()).isEmpty();
            assertThat(run.poll()).isEmpty();
        }
    }

    @Test
    void shouldWarnOfAGapWhenItSleptBeyondTheRetention() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder().start();
                TaskRun run = new TaskRun(url(jira), Map.of(SourceKeys.RETENTION, "30"))) {
            run.offset = new HashMap<>(Map.of(
                    "version",
                    1L,
                    "settled",
                    Instant.now().minus(Duration.ofDays(31)).toString()));
            run.start().until(TaskRun::caughtUp);

            assertThat(run.states()).allMatch(state -> state.getBoolean("gapPossible"));
        }
    }

    @Test
    void shouldRefuseAnOffsetOfAnotherVersion() {
        TaskRun run = new TaskRun("http://127.0.0.1:1", Map.of());
        run.offset = Map.of("version", 9);

        assertThatThrownBy(run::start).isInstanceOf(ConnectException.class).hasMessageContaining("version 9");
    }

    @Test
    void shouldCarryItsOffsetInStatesSoThatItMovesWithoutRows() throws Exception {
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder().start();
                TaskRun run = new TaskRun(url(jira), Map.of()).start()) {
            run.until(TaskRun::caughtUp);
            Object before = run.offset.get("cursor");
            run.until(task -> task.states().size() > 4);

            assertThat(run.rows()).isEmpty();
            assertThat(Instant.parse((String) run.offset.get("cursor"))).isAfter(Instant.parse((String) before));
            assertThat(new HashSet<>(run.records.stream().map(SourceRecord::key).toList()))
                    .containsExactly("audit:127.0.0.1:" + jira.port() + ":audit");
        }
    }

    private static String url(JiraCloudSimulator jira) {
        return jira.baseUri().toString();
    }

    private static String row(int id, Instant created) {
        return "{\"id\":" + id + ",\"summary\":\"User created\",\"created\":\"" + created + "\"}\n";
    }
}
