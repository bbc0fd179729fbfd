// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential waits with jitter, without a clock or a thread of its own: whoever waits compares an instant. Immutable;
 * as thread-safe as its random source.
 */
public final class Backoff {
    private static final double LEAST_JITTER = 0.7;
    private static final double JITTER_RANGE = 0.6;

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;

    /**
     * @param first wait after the first failure, before jitter
     * @param longest the wait never grows past this, before jitter
     * @param random uniform values in [0, 1)
     */
    public Backoff(Duration first, Duration longest, DoubleSupplier random) {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "first must be positive and not above longest: " + first + ", " + longest);
        }
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** Two seconds doubling up to thirty, times 0.7 to 1.3: what Atlassian's rate-limit guide asks of clients. */
    public static Backoff standard(DoubleSupplier random) {
        return new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30), random);
    }

    /** Wait after the given number of failures in a row, 1 for the first. */
    public Duration after(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures must be at least 1: " + failures);
        }
        double doubled = (double) first.toMillis() * Math.pow(2, failures - 1);
        double jitter = LEAST_JITTER + JITTER_RANGE * random.getAsDouble();
        return Duration.ofMillis(Math.round(Math.min(doubled, (double) longest.toMillis()) * jitter));
    }

    /**
     * Wait where the server named one: its word is a minimum, and jitter only adds to it, so that many clients do not
     * come back at once.
     */
    public Duration after(int failures, Duration atLeast) {
        Duration own = after(failures);
        Duration asked =
                atLeast.plusMillis(Math.round((double) first.toMillis() * (1 - LEAST_JITTER) * random.getAsDouble()));
        return own.compareTo(asked) > 0 ? own : asked;
    }
}
