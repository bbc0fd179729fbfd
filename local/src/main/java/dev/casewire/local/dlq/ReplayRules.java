// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what becomes of a letter. It goes to the topic that the record itself says it is meant for: one that was refused
 * because it lay in a wrong topic is mended by that. A record that names none goes to where it was read.
 */
final class ReplayRules {
    /** A record that came back so often will come back again. */
    static final int MOST_REPLAYS = 3;

    private final Topics topics;
    private final Replays replays;
    private final boolean anyCount;

    /** @param anyCount whether the limit on how often a record is replayed is lifted */
    ReplayRules(Topics topics, Replays replays, boolean anyCount) {
        this.topics = topics;
        this.replays = replays;
        this.anyCount = anyCount;
    }

    Verdict judge(DeadLetter letter) {
        if (letter.cause().exception().isEmpty()) {
            return new Verdict.Refused(
                    "it has no headers that tell why it was parked, so it is no dead letter; a sink's"
                            + " connector needs errors.deadletterqueue.context.headers.enable=true");
        }
        Optional<Instant> before = replays.of(letter.id());
        if (before.isPresent()) {
            return new Verdict.Done(before.get());
        }
        if (letter.replays() >= MOST_REPLAYS && !anyCount) {
            return new Verdict.Refused("it failed again after " + letter.replays()
                    + " replays; mend the cause first, then replay it with --any-count");
        }
        if (letter.meantFor().isPresent()) {
            return topics.find(letter.meantFor().get())
                    .<Verdict>map(topic -> new Verdict.Send(topic.kafkaName(), topic.name()))
                    .orElseGet(() -> new Verdict.Refused(
                            "it is meant for " + letter.meantFor().get() + ", which is no topic of Casewire"));
        }
        return letter.place()
                .<Verdict>map(place -> new Verdict.Send(place.topic(), ""))
                .orElseGet(
                        () -> new Verdict.Refused("its headers do not tell where it came from; a sink's connector needs"
                                + " errors.deadletterqueue.context.headers.enable=true"));
    }

    /** The topic that letters are told about, for people: empty where there is none. */
    Optional<String> target(DeadLetter letter) {
        return letter.meantFor()
                .flatMap(topics::find)
                .map(TopicDefinition::kafkaName)
                .or(() -> letter.place().map(LetterId::topic));
    }
}
