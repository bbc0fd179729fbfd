// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class AppMetersTest {
    @Test
    void shouldTellTheAppKafkaStreamsAndTheJvm() {
        MirrorApp app = new MirrorApp();
        AppConfig config = AppConfig.of(app, Map.of("bootstrap.servers", "127.0.0.1:1"));
        try (AppMeters meters = new AppMeters("normalizer")) {
            AppTopology built = AppTopology.of(app, config, Clock.systemUTC(), meters.registry());
            try (KafkaStreams streams = new KafkaStreams(built.topology(), built.properties())) {
                State[] now = {State.RUNNING};
                meters.watch(streams, () -> health(now[0]));
                // Gauges hold what they ask weakly: it must be held by somebody else.
                System.gc();
                AppMeters.deadLetters(meters.registry(), "RejectedRecordException")
                        .increment();

                assertThat(meters.scrape())
                        .contains("casewire_app_ready{app=\"normalizer\"} 1.0")
                        .contains(
                                "casewire_app_dead_letters_total{app=\"normalizer\",reason=\"RejectedRecordException\"} 1.0")
                        .contains("kafka_stream_")
                        .contains("jvm_memory_used_bytes{app=\"normalizer\"");
            }
        }
    }

    @Test
    void shouldServeMetricsAndTheStartedProbe() throws Exception {
        try (HealthEndpoint endpoint =
                HealthEndpoint.start("127.0.0.1", 0, () -> health(State.REBALANCING), () -> "casewire_up 1\n")) {
            assertThat(get(endpoint, "/metrics").body()).isEqualTo("casewire_up 1\n");
            assertThat(get(endpoint, "/health/started").statusCode()).isEqualTo(503);
        }
    }

    private static Health health(State state) {
        return new Health(state, Duration.ZERO, state == State.RUNNING, 0, Optional.empty());
    }

    private static HttpResponse<String> get(HealthEndpoint endpoint, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
