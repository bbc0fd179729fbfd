// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault to be had by requests to come.
 *
 * @param kind what happens
 * @param times how many matching requests have it, or {@link #UNTIL_CLEARED}
 * @param skip how many matching requests pass unharmed before
 * @param matching a piece of the path; only requests whose path holds it count
 * @param reason for {@link FaultKind#THROTTLED}: the {@code RateLimit-Reason}, any text (unknown ones were seen), or none
 *     for no such header
 * @param retryAfterSeconds for the throttled and unavailable kinds: the {@code Retry-After}, or none for no such header
 * @param delay for {@link FaultKind#SLOW}: how late the answer starts; other kinds are late too if it is not zero
 */
public record Fault(
        FaultKind kind,
        int times,
        int skip,
        String matching,
        @Nullable String reason,
        @Nullable Integer retryAfterSeconds,
        Duration delay) {

    /** The value of {@code times} for a fault that stays until it is cleared. */
    public static final int UNTIL_CLEARED = -1;

    /** The values of {@code RateLimit-Reason} that Atlassian documents. */
    public static final List<String> DOCUMENTED_REASONS = List.of(
            "jira-quota-global-based", "jira-quota-tenant-based", "jira-burst-based", "jira-per-issue-on-write");

    /** How late {@link FaultKind#SLOW} is when nothing is said. */
    public static final Duration DEFAULT_DELAY = Duration.ofSeconds(2);

    public Fault {
        if (times < 1 && times != UNTIL_CLEARED) {
            throw new IllegalArgumentException("times must be at least 1, or -1 for until cleared, not " + times);
        }
        if (skip < 0) {
            throw new IllegalArgumentException("skip must not be negative: " + skip);
        }
        if (retryAfterSeconds != null && retryAfterSeconds < 0) {
            throw new IllegalArgumentException("retryAfterSeconds must not be negative: " + retryAfterSeconds);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delayMillis must not be negative: " + delay.toMillis());
        }
    }

    /**
     * A fault of the next request to the REST API. A throttled one asks for 1 s because of a burst, an unavailable one for
     * nothing.
     */
    public static Fault of(FaultKind kind) {
        boolean throttled = kind == FaultKind.THROTTLED;
        return new Fault(
                kind,
                1,
                0,
                "/rest/",
                throttled ? "jira-burst-based" : null,
                throttled ? 1 : null,
                kind == FaultKind.SLOW ? DEFAULT_DELAY : Duration.ZERO);
    }

    public Fault times(int count) {
        return new Fault(kind, count, skip, matching, reason, retryAfterSeconds, delay);
    }

    public Fault untilCleared() {
        return times(UNTIL_CLEARED);
    }

    public Fault skip(int requests) {
        return new Fault(kind, times, requests, matching, reason, retryAfterSeconds, delay);
    }

    public Fault matching(String pieceOfPath) {
        return new Fault(kind, times, skip, pieceOfPath, reason, retryAfterSeconds, delay);
    }

    public Fault reason(@Nullable String rateLimitReason) {
        return new Fault(kind, times, skip, matching, rateLimitReason, retryAfterSeconds, delay);
    }

    public Fault retryAfter(@Nullable Integer seconds) {
        return new Fault(kind, times, skip, matching, reason, seconds, delay);
    }

    public Fault delay(Duration lateness) {
        return new Fault(kind, times, skip, matching, reason, retryAfterSeconds, lateness);
    }
}
