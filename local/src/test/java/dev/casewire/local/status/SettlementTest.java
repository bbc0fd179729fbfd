// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Instant ASKED = Instant.parse("2026-01-01T12:00:00Z");
    private static final TopicPartition AUDIT = new TopicPartition("audit", 0);
    private static final TopicPartition EVENTS = new TopicPartition("events", 0);
    private static final Stage NORMALIZER = new Stage("normalizer", "n", Set.of("audit"), Set.of("events"));
    private static final Stage SINK = new Stage("sink", "s", Set.of("events"), Set.of());

    /** Ten data records at offsets 0 to 9 of both topics, and a commit marker at 10 that nobody ever consumes. */
    private final Map<TopicPartition, PartitionCount> counts =
            new HashMap<>(Map.of(AUDIT, new PartitionCount(10, 9, 11), EVENTS, new PartitionCount(10, 9, 11)));

    private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(AUDIT, 11L, EVENTS, 11L));
    private final Map<TopicPartition, Long> stable = new HashMap<>(ends);
    private final Map<String, Map<TopicPartition, Long>> committed =
            new HashMap<>(Map.of("n", Map.of(AUDIT, 10L), "s", Map.of(EVENTS, 10L)));

    @Test
    void shouldBeSettledWhenOnlyCommitMarkersLieBehindCommittedOffsets() {
        assertThat(judge(at(ASKED)).open()).isEmpty();
    }

    @Test
    void shouldWaitForTheSourceToPassTheMomentOfTheCall() {
        assertThat(judge(at(ASKED.minusMillis(1))).open())
                .singleElement()
                .asString()
                .contains("2026-01-01T11:59:59.999Z", "not yet 2026-01-01T12:00:00Z");
    }

    @Test
    void shouldWaitForTheBulkReadAndSayWhyItStalls() {
        var cursor = new SourceCursor(ASKED.plusSeconds(9), false, "throttled", "Jira asks to wait 30 s.");

        assertThat(judge(Optional.of(cursor)).open())
                .singleElement()
                .asString()
                .contains("still reading the past", "throttled", "Jira asks to wait 30 s.");
    }

    @Test
    void shouldWaitForTheFirstHeartbeat() {
        assertThat(judge(Optional.empty()).open()).containsExactly("the source has not reported yet");
    }

    @Test
    void shouldNameTheStageThatHasRecordsBeforeIt() {
        committed.put("s", Map.of(EVENTS, 9L));

        assertThat(judge(at(ASKED)).open()).containsExactly("the sink has 1 records before it");
    }

    @Test
    void shouldTakeAMissingOffsetForNothingDone() {
        committed.put("n", Map.of());

        assertThat(judge(at(ASKED)).open()).containsExactly("the normalizer has 10 records before it");
    }

    @Test
    void shouldNotTrustCommittedOffsetsWhileATransactionIsOpen() {
        ends.put(EVENTS, 14L);

        assertThat(judge(at(ASKED)).open()).containsExactly("a transaction is open on the topics that the sink reads");
    }

    @Test
    void shouldWaitUntilAllThatCanBeSeenIsCounted() {
        counts.put(EVENTS, new PartitionCount(9, 8, 9));

        assertThat(judge(at(ASKED)).open()).containsExactly("records on the topics are still being counted");
    }

    private Settlement judge(Optional<SourceCursor> cursor) {
        return Settlement.judge(ASKED, cursor, new Flow(counts, stable, ends, committed), List.of(NORMALIZER, SINK));
    }

    private static Optional<SourceCursor> at(Instant cursor) {
        return Optional.of(new SourceCursor(cursor, true, "reading", null));
    }
}
