// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    @Test
    void shouldReadALetterOfAnApp() {
        DeadLetter letter = DeadLetter.of(LetterRecords.ofApp(5, Map.of()));

        assertThat(letter.id()).hasToString("normalizer.dlq.v1/0/5");
        assertThat(letter.parkedBy()).isEqualTo("app of normalizer.dlq.v1");
        assertThat(letter.cause().sentence()).isEqualTo("RejectedRecordException: no field 'summary' in 3 of 4");
        assertThat(letter.place()).hasToString("Optional[dev.jira.audit.record.v1/2/41]");
        assertThat(letter.meantFor()).contains("jira.audit.record.v1");
        assertThat(letter.replays()).isZero();
        assertThat(letter.ownHeaders()).extracting(Header::key).containsExactly("own");
    }

    @Test
    void shouldReadALetterOfASink() {
        DeadLetter letter = DeadLetter.of(LetterRecords.ofSink(6));

        assertThat(letter.parkedBy()).isEqualTo("connector s3-ocsf-sink task 0, stage TASK_PUT");
        assertThat(letter.cause().sentence()).isEqualTo("DataException: record offset=7 has no value");
        assertThat(letter.place()).hasToString("Optional[ocsf.v1_8.user_access/1/7]");
        assertThat(letter.meantFor()).contains("ocsf.v1_8.user_access");
        assertThat(letter.ownHeaders()).extracting(Header::key).containsExactly("metadata-uid");
    }

    @Test
    void shouldReadARecordThatIsNoLetter() {
        DeadLetter letter = DeadLetter.of(LetterRecords.of("a.dlq.v1", 0, Map.of()));

        assertThat(letter.parkedBy()).isEqualTo("unknown");
        assertThat(letter.place()).isEmpty();
        assertThat(letter.cause().label()).isEmpty();
    }

    @Test
    void shouldTellALetterThatFailedAgain() {
        DeadLetter letter = DeadLetter.of(LetterRecords.ofApp(
                9, Map.of("casewire-replay-of", "normalizer.dlq.v1/0/5", "casewire-replay-count", "2")));

        assertThat(letter.replayOf()).contains(new LetterId("normalizer.dlq.v1", 0, 5));
        assertThat(letter.replays()).isEqualTo(2);
    }

    @Test
    void shouldLabelCausesOfOneKindAlike() {
        assertThat(new Cause("a.B", "no field 'x' in 3 of 4", "").label())
                .isEqualTo(new Cause("a.B", "no field 'y' in 12 of 40\n", "").label())
                .isEqualTo("B: no field '...' in # of #");
        assertThat(new Cause("a.B", "x".repeat(500), "").label()).hasSize(120);
        assertThat(new Cause("a.B", "\u001b[31mred\u0007", "").sentence()).doesNotContain("\u001b", "\u0007");
    }
}
