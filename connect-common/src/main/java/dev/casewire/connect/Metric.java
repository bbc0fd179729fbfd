// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import java.util.function.DoubleSupplier;

/**
 * One number that a task tells of itself.
 *
 * @param name as in Prometheus, without the part's prefix: lower-case snake style, base units, {@code _total} for counters
 * @param meaning one sentence for people
 * @param value read from any thread, at any time until the task stops; NaN where there is nothing to tell
 */
public record Metric(String name, String meaning, DoubleSupplier value) {
    public Metric {
        if (!name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a metric's name is lower-case snake style, not '" + name + "'");
        }
    }
}
