// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for something that nobody announces. */
public final class Patience {
    private static final Duration STEP = Duration.ofMillis(50);

    private Patience() {}

    /** Something that becomes true, or fails. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws InterruptedException;
    }

    /**
     * Returns when the condition holds.
     *
     * @throws IllegalStateException when the limit passes before
     */
    public static void until(Duration limit, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() >= deadline) {
                throw new IllegalStateException("not ready after " + limit.toSeconds() + " seconds");
            }
            TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
        }
    }
}
