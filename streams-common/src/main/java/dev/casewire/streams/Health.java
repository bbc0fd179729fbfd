// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How an app is at one moment.
 *
 * @param state Kafka Streams' own state
 * @param replacedThreads stream threads replaced since the start because their surroundings failed
 * @param lastFailure class and message of the last failure that ended a thread
 */
public record Health(KafkaStreams.State state, long replacedThreads, Optional<String> lastFailure) {
    /** True while the app processes records. */
    public boolean isReady() {
        return state == KafkaStreams.State.RUNNING;
    }

    /** False once the app has stopped and will not recover by itself. */
    public boolean isLive() {
        return state != KafkaStreams.State.ERROR && state != KafkaStreams.State.NOT_RUNNING;
    }
}
