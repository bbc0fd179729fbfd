// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.time.Duration;
import java.util.Random;

/**
 * How late rows show. A late row keeps its {@code created}, so it appears among rows that were visible before.
 *
 * @param fraction of the rows that are late, from 0 to 1
 * @param maxDelay a late row shows between 1 ms and this after its {@code created}, evenly spread
 */
public record Lateness(double fraction, Duration maxDelay) {

    /** Every row shows at once. */
    public static final Lateness NONE = new Lateness(0, Duration.ZERO);

    public Lateness {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("the fraction of late rows must be from 0 to 1, not " + fraction);
        }
        if (maxDelay.isNegative()) {
            throw new IllegalArgumentException("the longest delay must not be negative: " + maxDelay);
        }
    }

    long delayMillis(Random random) {
        return random.nextDouble() < fraction ? Math.round(random.nextDouble() * maxDelay.toMillis()) : 0;
    }
}
