// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.simulators.jira.JiraCloudSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "source exactly-once: {0}")
    @ValueSource(booleans = {true, false})
    void shouldHoldEachRecordOnceAfterKillsAtRandomMoments(boolean exactlyOnceSource) throws Exception {
        Random random = new Random(SEED);
        try (RoughSource source = new RoughSource(SEED, RECORDS);
                Stack stack = Stack.on(folder.resolve("state"))) {
            stack.up(RoughSource.settings(exactlyOnceSource), options(source.jira()));
            OnceEverywhere places = new OnceEverywhere(
                    stack.running().path("kafka").asText(),
                    stack.running().path("registry").asText(),
                    stack.objects());
            long heap = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(15_000)));
                heap = Math.max(heap, stack.status().path("heapBytes").asLong());
                stack.killAndAwaitDeath();
                stack.up();
            }
            Set<String> expected = source.calmDown();
            assertThat(expected).hasSizeGreaterThan(RECORDS);

            OnceEverywhere.Found found = places.awaitAll(expected, exactlyOnceSource);

            assertThat(stack.values("*.dlq.*")).isEmpty();
            heap = Math.max(heap, stack.status().path("heapBytes").asLong());
            assertThat(heap).isLessThan(HEAP_LIMIT);
            System.out.printf(
                    "%d kills, source exactly-once %s: %d records, %d on the topic, %d events, heap at most %d MiB%n",
                    KILLS, exactlyOnceSource, expected.size(), found.records(), found.events(), heap >> 20);
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
}
