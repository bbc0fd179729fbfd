// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads how long a server asks to wait: seconds or an HTTP date (RFC 9110, 10.2.3), else Atlassian's reset instant. */
final class RetryAfter {
    /** A wait beyond this is taken for a slip of the server; the quotas reset at the full hour. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /**
     * @param retryAfter value of {@code Retry-After}
     * @param reset value of {@code X-RateLimit-Reset}, an ISO 8601 instant
     */
    static Optional<Duration> of(Optional<String> retryAfter, Optional<String> reset, Clock clock) {
        return retryAfter
                .flatMap(value -> seconds(value).or(() -> until(value, clock)))
                .or(() -> reset.flatMap(value -> until(value, clock)))
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> seconds(String value) {
        try {
            long seconds = Long.parseLong(value.strip());
            return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> until(String value, Clock clock) {
        return instant(value.strip())
                .map(end -> Duration.between(clock.instant(), end))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> instant(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notHttpDate) {
            try {
                return Optional.of(OffsetDateTime.parse(value).toInstant());
            } catch (DateTimeException notIsoEither) {
                return Optional.empty();
            }
        }
    }
}
