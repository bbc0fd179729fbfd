// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * How an app is at one moment.
 *
 * @param state Kafka Streams' own state
 * @param inState how long it has been in that state
 * @param ranBefore whether it has been running since it was started
 * @param replacedThreads stream threads replaced since the start because their surroundings failed
 * @param lastFailure class and message of the last failure that ended a thread
 */
public record Health(
        State state, Duration inState, boolean ranBefore, long replacedThreads, Optional<String> lastFailure) {
    /** A rebalance of ordinary length is no reason to take an instance out of service. */
    static final Duration REBALANCE_GRACE = Duration.ofSeconds(60);

    /** True while the app processes records, and during a rebalance of up to a minute once it has. */
    public boolean isReady() {
        return state == State.RUNNING
                || (state == State.REBALANCING && ranBefore && inState.compareTo(REBALANCE_GRACE) < 0);
    }

    /** False once the app has stopped and will not recover by itself. Restoring state, however long, is alive. */
    public boolean isLive() {
        return state != State.ERROR && state != State.NOT_RUNNING;
    }
}
