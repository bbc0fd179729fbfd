// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Whether each record of a source came through once: on its topic, as event or events, and in S3. */
final class OnceEverywhere {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String brokers;
    private final CommittedUids records;
    private final CommittedUids events = CommittedUids.ofEvents();
    private final Path objects;

    OnceEverywhere(String brokers, String registry, Path objects) {
        this.brokers = brokers;
        this.records = CommittedUids.ofRecords(registry);
        this.objects = objects;
    }

    /** What was found. */
    record Found(int records, int events) {}

    /**
     * Waits for all of them, then looks for doubles.
     *
     * @param expected {@code <site>:<id>} of each record
     * @param onceOnItsTopic false where the source writes without transactions: its topic may hold doubles, no other place
     */
    Found awaitAll(Set<String> expected, boolean onceOnItsTopic) {
        awaitAll(expected, () -> records.upToNow(brokers));
        awaitAll(expected, () -> withoutFanOut(events.upToNow(brokers)));
        List<String> typed = records.upToNow(brokers);
        if (onceOnItsTopic) {
            assertThat(typed).doesNotHaveDuplicates();
        }
        List<String> uids = events.upToNow(brokers);
        assertThat(uids).doesNotHaveDuplicates();
        assertThat(withoutFanOut(uids)).containsExactlyElementsOf(new TreeSet<>(expected));
        List<String> inS3 = await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(5))
                // The server renames what it has received: a listing may show a name that is gone a moment later.
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> new Lake(objects).eventUids(), found -> found.size() >= uids.size());
        // In order: a comparison in any order looks at each pair.
        assertThat(sorted(inS3)).isEqualTo(sorted(uids));
        return new Found(typed.size(), uids.size());
    }

    private static void awaitAll(Set<String> expected, Callable<? extends Iterable<String>> found) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            Set<String> missing = new TreeSet<>(expected);
            found.call().forEach(missing::remove);
            assertThat(missing).isEmpty();
        });
    }

    private static List<String> sorted(List<String> uids) {
        return uids.stream().sorted().toList();
    }

    private static List<String> withoutFanOut(List<String> uids) {
        return new ArrayList<>(uids.stream()
                .map(uid -> uid.replaceFirst("#\\d+$", ""))
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
