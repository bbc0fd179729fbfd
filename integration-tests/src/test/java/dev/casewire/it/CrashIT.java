// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole stack while records flow: what is read committed afterwards holds each record exactly once. {@link KillsIT}
 * does it many times.
 */
class CrashIT {
    private static final int RECORDS = 20_000;

    @TempDir
    static Path folder;

    @Test
    void shouldHoldEachRecordExactlyOnceAfterAKill() {
        try (Stack stack = Stack.on(folder.resolve("state"))) {
            stack.up("--generate", Integer.toString(RECORDS), "--seed", "7");
            killOnceRecordsFlow(stack, 6_000);
            stack.up();
            stack.await();

            List<String> records = stack.read("jira.audit.record.v1").stream()
                    .map(line -> line.path("value").path("site").asText() + ":"
                            + line.path("value").path("id").asText())
                    .toList();
            assertThat(records).hasSize(RECORDS).doesNotHaveDuplicates();

            List<String> uids = stack.read("ocsf.*").stream().map(CrashIT::uid).toList();
            Set<String> expected = new TreeSet<>(records);
            assertThat(uids).doesNotHaveDuplicates();
            assertThat(withoutFanOut(uids)).isEqualTo(expected);
            // In order: a comparison in any order looks at each pair.
            assertThat(new Lake(stack.objects()).eventUids().stream().sorted())
                    .containsExactlyElementsOf(uids.stream().sorted().toList());
            assertThat(stack.values("*.dlq.*")).isEmpty();
            assertThat(stack.status().path("heapBytes").asLong()).isLessThan(1L << 30);
        }
    }

    private static void killOnceRecordsFlow(Stack stack, long records) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> stack.status().path("recordsIn").asLong() >= records);
        stack.killAndAwaitDeath();
    }

    private static String uid(JsonNode line) {
        return line.path("value").path("metadata").path("uid").asText();
    }

    private static Set<String> withoutFanOut(List<String> uids) {
        return uids.stream().map(uid -> uid.replaceFirst("#\\d+$", "")).collect(Collectors.toSet());
    }
}
