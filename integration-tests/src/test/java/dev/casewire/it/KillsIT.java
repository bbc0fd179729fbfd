// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.casewire.simulators.jira.FaultKind;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A long history, late rows, throttling, failing and cut answers, and kills at random moments. Runs for many minutes:
 * {@code -Dkills.records} and {@code -Dkills.count} make it shorter or longer.
 */
@Tag("long")
class KillsIT {
    private static final int RECORDS = Integer.getInteger("kills.records", 200_000);
    private static final int KILLS = Integer.getInteger("kills.count", 10);
    private static final long SEED = Long.getLong("kills.seed", 4);
    private static final long HEAP_LIMIT = 1L << 30;
    private static final Duration LATE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "source exactly-once: {0}")
    @ValueSource(booleans = {true, false})
    void shouldHoldEachRecordOnceAfterKillsAtRandomMoments(boolean exactlyOnceSource) throws Exception {
        Random random = new Random(SEED);
        Instant now = Instant.now();
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                        .generatedHistory(SEED, RECORDS, now.minus(Duration.ofDays(150)), now)
                        .lateArrivals(0.2, LATE)
                        .ratePerSecond(20)
                        .faultSchedule(SEED, faults())
                        .start();
                Stack stack = Stack.on(folder.resolve("state"))) {
            stack.up(settings(exactlyOnceSource), options(jira));
            String brokers = stack.running().path("kafka").asText();
            CommittedUids records =
                    CommittedUids.ofRecords(stack.running().path("registry").asText());
            CommittedUids events = CommittedUids.ofEvents();
            long heap = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(15_000)));
                heap = Math.max(heap, stack.status().path("heapBytes").asLong());
                stack.killAndAwaitDeath();
                stack.up();
            }
            jira.ratePerSecond(0);
            jira.clearFaults();

            Set<String> expected = jira.rows().stream()
                    .map(row -> "127.0.0.1:" + jira.port() + ":" + row.id())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(expected).hasSizeGreaterThan(RECORDS);
            awaitAll(expected, () -> records.upToNow(brokers));
            awaitAll(expected, () -> withoutFanOut(events.upToNow(brokers)));
            if (exactlyOnceSource) {
                assertThat(records.upToNow(brokers)).doesNotHaveDuplicates();
            }
            List<String> uids = events.upToNow(brokers);
            assertThat(uids).doesNotHaveDuplicates();
            assertThat(withoutFanOut(uids)).containsExactlyElementsOf(expected);
            List<String> inS3 = await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(5))
                    // The server renames what it has received: a listing may show a name that is gone a moment later.
                    .ignoreExceptionsInstanceOf(IllegalStateException.class)
                    .until(() -> new Lake(stack.objects()).eventUids(), found -> found.size() >= uids.size());
            assertThat(inS3).containsExactlyInAnyOrderElementsOf(uids);
            assertThat(stack.values("*.dlq.*")).isEmpty();
            heap = Math.max(heap, stack.status().path("heapBytes").asLong());
            assertThat(heap).isLessThan(HEAP_LIMIT);
            System.out.printf(
                    "%d kills, source exactly-once %s: %d records, %d on the topic, %d events, heap at most %d MiB%n",
                    KILLS,
                    exactlyOnceSource,
                    expected.size(),
                    records.upToNow(brokers).size(),
                    uids.size(),
                    heap >> 20);
        }
    }

    private String[] options(JiraCloudSimulator jira) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), JiraCloudSimulator.DEFAULT_TOKEN);
        return new String[] {
            "--jira-url",
            jira.baseUri().toString(),
            "--jira-email",
            JiraCloudSimulator.DEFAULT_EMAIL,
            "--jira-token-file",
            token.toString()
        };
    }

    private static Map<String, String> settings(boolean exactlyOnceSource) {
        Map<String, String> settings = new HashMap<>(Map.of("source.audit.start", "P179D"));
        if (!exactlyOnceSource) {
            settings.put("worker.exactly.once.source.support", "disabled");
            settings.put("source.exactly.once.support", "requested");
        }
        return settings;
    }

    private static Map<FaultKind, Double> faults() {
        return Map.of(
                FaultKind.GATEWAY_THROTTLED, 0.01,
                FaultKind.THROTTLED, 0.01,
                FaultKind.SERVER_ERROR, 0.02,
                FaultKind.UNAVAILABLE, 0.01,
                FaultKind.BAD_GATEWAY, 0.01,
                FaultKind.CUT_BEFORE_HEADERS, 0.02,
                FaultKind.CUT_MID_BODY, 0.02,
                FaultKind.TRUNCATED_JSON, 0.01);
    }

    private static void awaitAll(Set<String> expected, Callable<? extends Iterable<String>> found) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            Set<String> missing = new TreeSet<>(expected);
            found.call().forEach(missing::remove);
            assertThat(missing).isEmpty();
        });
    }

    private static List<String> withoutFanOut(List<String> uids) {
        return new ArrayList<>(uids.stream()
                .map(uid -> uid.replaceFirst("#\\d+$", ""))
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
