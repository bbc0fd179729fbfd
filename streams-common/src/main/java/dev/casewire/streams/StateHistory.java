// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;

/** What a runner remembers of its app's states and failures. Thread-safe. */
final class StateHistory {
    private final Clock clock;
    private State state = State.CREATED;
    private Instant since;
    private boolean ran;
    private long replacedThreads;
    private Optional<String> lastFailure = Optional.empty();

    StateHistory(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    synchronized void changed(State now) {
        state = now;
        since = clock.instant();
        ran |= now == State.RUNNING;
    }

    synchronized void failed(Throwable failure, boolean threadReplaced) {
        lastFailure = Optional.of(failure.getClass().getName() + ": " + failure.getMessage());
        if (threadReplaced) {
            replacedThreads++;
        }
    }

    /** @param current the state as the app itself tells it; listeners hear of a change a moment later */
    synchronized Health health(State current) {
        Duration inState = current == state ? Duration.between(since, clock.instant()) : Duration.ZERO;
        return new Health(current, inState, ran, replacedThreads, lastFailure);
    }
}
