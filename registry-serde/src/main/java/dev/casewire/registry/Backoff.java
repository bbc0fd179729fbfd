// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How calls are paced while a registry is out of reach: waits that double from 100 ms to 2 s, each cut by up to half at
 * random so that many clients do not return as one.
 *
 * @param nanoTime a monotonic clock
 * @param random evenly from 0 to 1
 */
record Backoff(LongSupplier nanoTime, Sleeper sleeper, DoubleSupplier random) {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Waits; a thread that is interrupted meanwhile gets {@link InterruptedException}. */
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    static Backoff system() {
        return new Backoff(
                System::nanoTime,
                wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()),
                new java.util.Random()::nextDouble);
    }

    /** The wait after the given failed round, counted from 0. */
    Duration afterRound(int round) {
        long doubled = FIRST.toMillis() << Math.min(round, 10);
        long capped = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(Math.round(capped * (1 - random.getAsDouble() / 2)));
    }
}
