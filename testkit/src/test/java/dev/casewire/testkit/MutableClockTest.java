// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MutableClockTest {

    @Test
    void shouldMoveOnlyWhenTold() {
        MutableClock clock = MutableClock.at("2026-01-01T00:00:00Z");
        assertThat(clock.instant()).isEqualTo(clock.instant());

        clock.advance(Duration.ofMillis(1500));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:01.500Z"));

        clock.advance(Duration.ofSeconds(-2));
        assertThat(clock.millis())
                .isEqualTo(Instant.parse("2025-12-31T23:59:59.500Z").toEpochMilli());
    }
}
