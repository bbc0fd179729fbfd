// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    @Test
    void shouldReadTopicPartitionAndOffset() {
        assertThat(Selection.parse("*.dlq.v1"))
                .isEqualTo(new Selection("*.dlq.v1", Optional.empty(), Optional.empty()));
        assertThat(Selection.parse("a.dlq.v1/2"))
                .isEqualTo(new Selection("a.dlq.v1", Optional.of(2), Optional.empty()));
        assertThat(Selection.parse("a.dlq.v1/2/30"))
                .isEqualTo(new Selection("a.dlq.v1", Optional.of(2), Optional.of(30L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/1", "a/b", "a/1/b", "a/1/2/3", "a/-1"})
    void shouldRefuseOtherForms(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Selection.parse(text));
    }

    @Test
    void shouldCountByTopicAndCauseAndNameTheNewest() {
        LetterGroup.Tally tally = new LetterGroup.Tally();
        tally.add(DeadLetter.of(LetterRecords.ofApp(5, Map.of())), true);
        tally.add(DeadLetter.of(LetterRecords.ofApp(7, Map.of("casewire-replay-count", "1"))), false);
        tally.add(DeadLetter.of(LetterRecords.ofSink(2)), false);

        assertThat(tally.groups())
                .extracting(LetterGroup::topic, LetterGroup::count, LetterGroup::replayed, LetterGroup::failedAgain)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("normalizer.dlq.v1", 2L, 1L, 1L),
                        org.assertj.core.groups.Tuple.tuple("sink-s3.dlq.v1", 1L, 0L, 0L));
        assertThat(tally.groups().get(0).example()).isEqualTo(new LetterId("normalizer.dlq.v1", 0, 7));
    }
}
