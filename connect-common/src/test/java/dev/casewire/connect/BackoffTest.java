// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void shouldDoubleUpToTheLongestWait() {
        Backoff middle = Backoff.standard(() -> 0.5);

        assertThat(middle.after(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(middle.after(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(middle.after(4)).isEqualTo(Duration.ofSeconds(16));
        assertThat(middle.after(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(middle.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldSpreadBetweenSevenAndThirteenTenths() {
        assertThat(Backoff.standard(() -> 0.0).after(1)).isEqualTo(Duration.ofMillis(1400));
        assertThat(Backoff.standard(() -> 0.999999).after(1)).isEqualTo(Duration.ofMillis(2600));
    }

    @Test
    void shouldNeverComeBackBeforeTheServerSaid() {
        Duration asked = Duration.ofSeconds(90);

        assertThat(Backoff.standard(() -> 0.0).after(1, asked)).isEqualTo(asked);
        assertThat(Backoff.standard(() -> 0.999999).after(1, asked)).isBetween(asked, asked.plusMillis(600));
        assertThat(Backoff.standard(() -> 0.5).after(3, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void shouldRefuseWaitsThatMakeNoSense() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), () -> 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backoff.standard(() -> 0).after(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
