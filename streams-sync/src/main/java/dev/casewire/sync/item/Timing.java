// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import java.time.Duration;

/**
 * Times of commands.
 *
 * @param settle how long a new thing waits before its twin is created
 * @param repeat after what time without a result a command is sent again; doubled with each repeat
 * @param repeatMax longest such time
 * @param life how long after its issue a command may be executed
 */
public record Timing(Duration settle, Duration repeat, Duration repeatMax, Duration life) {
    /** Five seconds, one minute up to fifteen, one day: longer than an outage that nobody notices. */
    public static final Timing DEFAULTS =
            new Timing(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofDays(1));

    private static final int DOUBLINGS_MAX = 16;

    public Timing {
        if (repeat.isNegative() || repeat.isZero() || repeatMax.compareTo(repeat) < 0 || life.compareTo(repeat) < 0) {
            throw new IllegalArgumentException(
                    "repeat must be longer than nothing and at most repeatMax and life, is " + repeat);
        }
    }

    /** When a command that was sent that often is due again. */
    public long repeatAt(long now, int attempts) {
        long wait = repeat.toMillis() << Math.min(attempts - 1, DOUBLINGS_MAX);
        return now + Math.min(wait, repeatMax.toMillis());
    }
}
