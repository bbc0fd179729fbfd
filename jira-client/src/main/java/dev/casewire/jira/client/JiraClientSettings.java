// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.time.Duration;

/**
 * Bounds of every call.
 *
 * @param connectTimeout longest wait for a connection
 * @param requestTimeout longest wait for a whole answer, its body included
 * @param bodyLimitBytes longest body that is read
 */
public record JiraClientSettings(Duration connectTimeout, Duration requestTimeout, long bodyLimitBytes) {
    private static final long DEFAULT_BODY_LIMIT = 32L * 1024 * 1024;

    public JiraClientSettings {
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("connectTimeout must be positive: " + connectTimeout);
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            throw new IllegalArgumentException("requestTimeout must be positive: " + requestTimeout);
        }
        if (bodyLimitBytes < 1 || bodyLimitBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("bodyLimitBytes must fit an array: " + bodyLimitBytes);
        }
    }

    /** Connects within five seconds at most, reads bodies of up to 32 MiB. */
    public static JiraClientSettings within(Duration requestTimeout) {
        Duration connect = Duration.ofSeconds(5);
        return new JiraClientSettings(
                requestTimeout.compareTo(connect) < 0 ? requestTimeout : connect, requestTimeout, DEFAULT_BODY_LIMIT);
    }
}
