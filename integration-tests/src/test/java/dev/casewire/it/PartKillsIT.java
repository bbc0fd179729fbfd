// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.casewire.it.Parts.Killed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each part of the pipeline killed in turn at random moments while the others work. Runs for many minutes:
 * {@code -Dkills.records} makes it shorter or longer, {@code -Dkills.rounds} tells how often each part is killed.
 */
@Tag("long")
class PartKillsIT {
    private static final int RECORDS = Integer.getInteger("kills.records", 200_000);
    private static final int ROUNDS = Integer.getInteger("kills.rounds", 2);
    private static final long SEED = Long.getLong("kills.seed", 5);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "source exactly-once: {0}")
    @ValueSource(booleans = {true, false})
    void shouldHoldEachRecordOnceWhileEachPartIsKilledInTurn(boolean exactlyOnceSource) throws Exception {
        Random random = new Random(SEED);
        try (RoughSource source = new RoughSource(SEED, RECORDS);
                Parts parts =
                        Parts.start(folder.resolve("state"), source.jira(), RoughSource.settings(exactlyOnceSource))) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Killed part : Killed.values()) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(8_000)));
                    parts.kill(part);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(3_000)));
                    parts.begin(part);
                }
            }
            Set<String> expected = source.calmDown();
            assertThat(expected).hasSizeGreaterThan(RECORDS);

            OnceEverywhere.Found found = new OnceEverywhere(parts.kafka(), parts.registry(), parts.objects())
                    .awaitAll(expected, exactlyOnceSource);

            // Nobody had to start anything again but the part that was killed.
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(parts.connectors()).isEqualTo("RUNNING"));
            System.out.printf(
                    "each of %d parts killed %d times, source exactly-once %s: %d records, %d on the topic, %d events%n",
                    Killed.values().length,
                    ROUNDS,
                    exactlyOnceSource,
                    expected.size(),
                    found.records(),
                    found.events());
        }
    }
}
