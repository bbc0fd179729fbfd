// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.schemas.Topics;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReplayRulesTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

    private final ReplayRules rules = rules(false);

    @Test
    void shouldSendALetterToTheTopicThatItsRecordIsMeantFor() {
        assertThat(judge(LetterRecords.ofApp(5, Map.of())))
                .isEqualTo(new Verdict.Send("dev.jira.audit.record.v1", "jira.audit.record.v1"));
    }

    @Test
    void shouldNotSendAMisroutedRecordBackToTheWrongTopic() {
        assertThat(judge(LetterRecords.ofApp(5, Map.of("casewire-meant-for", "source.state.v1"))))
                .isEqualTo(new Verdict.Send("dev.source.state.v1", "source.state.v1"));
    }

    @Test
    void shouldSendARecordThatNamesNoTopicToWhereItWasRead() {
        assertThat(judge(LetterRecords.ofApp(5, Map.of("casewire-meant-for", ""))))
                .isEqualTo(new Verdict.Send("dev.jira.audit.record.v1", ""));
    }

    @Test
    void shouldLeaveOutWhatWasReplayed() {
        assertThat(judge(LetterRecords.ofApp(1, Map.of()))).isEqualTo(new Verdict.Done(BEFORE));
    }

    @Test
    void shouldRefuseALetterThatComesBackTimeAfterTime() {
        ConsumerRecord<byte[], byte[]> again = LetterRecords.ofApp(9, Map.of("casewire-replay-count", "3"));

        assertThat(judge(again)).isInstanceOf(Verdict.Refused.class);
        assertThat(rules(true).judge(DeadLetter.of(again))).isInstanceOf(Verdict.Send.class);
    }

    @Test
    void shouldRefuseWhatHasNoPlaceToGoTo() {
        assertThat(judge(LetterRecords.of("a.dlq.v1", 0, Map.of())))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.why()).contains("errors.deadletterqueue.context.headers.enable"));
        assertThat(judge(LetterRecords.of("jira.audit.record.v1", 0, Map.of("casewire-topic", "jira.audit.record.v1"))))
                .as("no letter at all")
                .isInstanceOf(Verdict.Refused.class);
        assertThat(judge(LetterRecords.ofApp(5, Map.of("casewire-meant-for", "somebody.elses"))))
                .isInstanceOf(Verdict.Refused.class);
    }

    private Verdict judge(ConsumerRecord<byte[], byte[]> found) {
        return rules.judge(DeadLetter.of(found));
    }

    private static ReplayRules rules(boolean anyCount) {
        return new ReplayRules(
                Topics.load().prefixed("dev."), new Replays(Map.of("normalizer.dlq.v1/0/1", BEFORE)), anyCount);
    }
}
