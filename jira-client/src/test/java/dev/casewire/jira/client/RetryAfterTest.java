// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void shouldReadSeconds() {
        assertThat(wait("17", null)).contains(Duration.ofSeconds(17));
        assertThat(wait(" 0 ", null)).contains(Duration.ZERO);
    }

    @Test
    void shouldReadAnHttpDate() {
        assertThat(wait("Sat, 21 Nov 2026 10:00:45 GMT", null)).contains(Duration.ofSeconds(45));
        assertThat(wait("Sat, 21 Nov 2026 09:00:00 GMT", null)).contains(Duration.ZERO);
    }

    @Test
    void shouldFallBackToTheResetInstant() {
        assertThat(wait(null, "2026-11-21T10:01:00Z")).contains(Duration.ofMinutes(1));
        assertThat(wait("soon", "2026-11-21T10:01Z")).contains(Duration.ofMinutes(1));
    }

    @Test
    void shouldBoundAWaitThatMustBeASlip() {
        assertThat(wait("999999999999", null)).contains(Duration.ofHours(1));
    }

    @Test
    void shouldAdmitThatTheServerNamedNothing() {
        assertThat(wait(null, null)).isEmpty();
        assertThat(wait("-3", "never")).isEmpty();
    }

    private static Optional<Duration> wait(String retryAfter, String reset) {
        return RetryAfter.of(Optional.ofNullable(retryAfter), Optional.ofNullable(reset), CLOCK);
    }
}
