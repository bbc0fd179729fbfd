// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A parked record, whichever part parked it. Key, value and the headers that the record itself had are those of the original,
 * byte for byte.
 *
 * @param parkedAt when it was parked
 * @param parkedBy app or connector task, in words
 * @param cause why
 * @param place where it was read from, if the letter tells
 * @param meantFor contract name of the topic that the record itself says it is meant for
 * @param replayOf the letter whose replay failed again, if this is one
 * @param replays how often the record has been replayed before it came here
 * @param parked the letter as it lies on its topic
 */
public record DeadLetter(
        LetterId id,
        Instant parkedAt,
        String parkedBy,
        Cause cause,
        Optional<LetterId> place,
        Optional<String> meantFor,
        Optional<LetterId> replayOf,
        int replays,
        ConsumerRecord<byte[], byte[]> parked) {

    /** Names of dead-letter topics end so. */
    public static final String TOPIC_SUFFIX = ".dlq.v1";

    /** Reads a letter in the form of Kafka Streams or of Kafka Connect; a record without either has an empty cause. */
    static DeadLetter of(ConsumerRecord<byte[], byte[]> found) {
        LetterHeaders headers = new LetterHeaders(found.headers());
        return new DeadLetter(
                new LetterId(found.topic(), found.partition(), found.offset()),
                Instant.ofEpochMilli(found.timestamp()),
                headers.parkedBy(found.topic()),
                headers.cause(),
                headers.place(),
                headers.meantFor(),
                headers.text(ReplayHeaders.REPLAY_OF).flatMap(LetterId::parse),
                headers.replays(),
                found);
    }

    byte @Nullable [] key() {
        return parked.key();
    }

    byte @Nullable [] value() {
        return parked.value();
    }

    /** Headers that the original record had. */
    Iterable<Header> ownHeaders() {
        return LetterHeaders.own(parked.headers());
    }
}
