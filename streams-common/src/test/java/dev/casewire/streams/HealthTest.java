// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.testkit.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final MutableClock clock = MutableClock.at("2026-01-01T00:00:00Z");
    private final StateHistory history = new StateHistory(clock);

    @Test
    void shouldNotBeReadyBeforeItRanForTheFirstTime() {
        history.changed(State.REBALANCING);

        assertThat(history.health(State.REBALANCING).isReady()).isFalse();
        assertThat(history.health(State.REBALANCING).isLive()).isTrue();
    }

    @Test
    void shouldStayReadyDuringARebalanceOfLessThanTheGrace() {
        history.changed(State.RUNNING);
        history.changed(State.REBALANCING);

        clock.advance(Health.REBALANCE_GRACE.minusMillis(1));
        assertThat(history.health(State.REBALANCING).isReady()).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(history.health(State.REBALANCING).isReady()).isFalse();
        assertThat(history.health(State.REBALANCING).isLive()).isTrue();
    }

    @Test
    void shouldTellReplacementsAndTheLastFailure() {
        history.failed(new IllegalStateException("one"), true);
        history.failed(new IllegalStateException("two"), false);

        Health health = history.health(State.ERROR);

        assertThat(health.replacedThreads()).isEqualTo(1);
        assertThat(health.lastFailure()).contains("java.lang.IllegalStateException: two");
        assertThat(health.isLive()).isFalse();
    }

    @Test
    void shouldAnswerProbes() throws IOException, InterruptedException {
        history.changed(State.RUNNING);
        history.changed(State.REBALANCING);
        clock.advance(Health.REBALANCE_GRACE);
        try (HealthEndpoint endpoint = HealthEndpoint.start(
                "127.0.0.1", 0, () -> history.health(State.REBALANCING), () -> "casewire_up 1\n")) {
            assertThat(get(endpoint, "live").statusCode()).isEqualTo(200);
            assertThat(get(endpoint, "ready").statusCode()).isEqualTo(503);
            assertThat(get(endpoint, "ready").body()).isEqualTo("REBALANCING");
        }
    }

    private static HttpResponse<String> get(HealthEndpoint endpoint, String probe)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + endpoint.port() + "/health/" + probe);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
