// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.testkit.MutableClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    private final JiraCloudSimulator simulator = JiraCloudSimulator.builder()
            .clock(MutableClock.at(NOW))
            .generatedHistory(3, 50, NOW.minusSeconds(3600), NOW)
            .start();
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    static List<String> documentedReasons() {
        return Fault.DOCUMENTED_REASONS;
    }

    @ParameterizedTest
    @MethodSource("documentedReasons")
    void shouldThrottleWithEveryHeaderOfJira(String reason) throws Exception {
        simulator.inject(Fault.of(FaultKind.THROTTLED).reason(reason).retryAfter(7));

        HttpResponse<String> response = caller.get(Caller.AUDIT);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("RateLimit-Reason")).contains(reason);
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
        assertThat(response.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        assertThat(response.headers().firstValue("X-RateLimit-Limit"))
                .contains(reason.contains("quota") ? "65000" : "100");
        assertThat(response.headers().firstValue("X-RateLimit-Reset")).contains("2026-03-02T00:00:07Z");
        assertThat(Caller.JSON.readTree(response.body()).get("status").asInt()).isEqualTo(429);
    }

    @Test
    void shouldThrottleWithoutReasonOrDelayWhenToldSo() throws Exception {
        simulator.inject(Fault.of(FaultKind.THROTTLED).reason(null).retryAfter(null));

        HttpResponse<String> response = caller.get(Caller.AUDIT);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().map()).doesNotContainKeys("ratelimit-reason", "retry-after");
    }

    @Test
    void shouldThrottleAsAGatewayWithoutHeadersOrJson() throws Exception {
        simulator.inject(Fault.of(FaultKind.GATEWAY_THROTTLED));

        HttpResponse<String> response = caller.get(Caller.AUDIT);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().map().keySet())
                .noneMatch(name -> name.contains("ratelimit") || name.equals("retry-after"));
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, 503, application/json",
        "SERVER_ERROR, 500, application/json",
        "BAD_GATEWAY, 502, text/html",
        "UNAUTHORIZED, 401, application/json",
        "NO_PERMISSION, 403, application/json",
        "FREE_PLAN, 403, application/json",
        "LOGIN_PAGE, 200, text/html",
        "NOT_JSON, 200, application/json"
    })
    void shouldAnswerOnceAsTheFaultSaysAndRightAfterwards(FaultKind kind, int status, String type) throws Exception {
        simulator.inject(Fault.of(kind));

        HttpResponse<String> response = caller.get(Caller.AUDIT);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(response.headers().firstValue("Retry-After")).isEmpty();
        assertThat(caller.audit().get("records")).hasSize(50);
    }

    @Test
    void shouldNameTheFreePlan() throws Exception {
        simulator.inject(Fault.of(FaultKind.FREE_PLAN));

        assertThat(caller.get(Caller.AUDIT).body())
                .contains("aren't available for this site as all of its Jira Cloud products are on Free plans");
    }

    @Test
    void shouldSayWhenAnUnavailableSiteIsBack() throws Exception {
        simulator.inject(Fault.of(FaultKind.UNAVAILABLE).retryAfter(30));

        assertThat(caller.get(Caller.AUDIT).headers().firstValue("Retry-After")).contains("30");
    }

    @Test
    void shouldAnswerWhatIsNotJsonAsIfItWere() throws Exception {
        simulator.inject(Fault.of(FaultKind.NOT_JSON));

        String body = caller.get(Caller.AUDIT).body();
        assertThatThrownBy(() -> Caller.JSON.readTree(body)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void shouldRedirectToALoginPageOfItsOwn() throws Exception {
        simulator.inject(Fault.of(FaultKind.LOGIN_REDIRECT));

        HttpResponse<String> redirect = caller.get(Caller.AUDIT);
        assertThat(redirect.statusCode()).isEqualTo(302);
        String location = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/");

        HttpResponse<String> page = caller.get(location);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Log in");
    }

    @Test
    void shouldBeLateButRight() throws Exception {
        simulator.inject(Fault.of(FaultKind.SLOW).delay(Duration.ofMillis(300)));

        long before = System.nanoTime();
        assertThat(caller.audit().get("records")).hasSize(50);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @CsvSource({"CUT_BEFORE_HEADERS", "CUT_MID_BODY"})
    void shouldCutTheConnection(FaultKind kind) throws Exception {
        simulator.inject(Fault.of(kind).untilCleared());

        assertThatThrownBy(() -> caller.get(Caller.AUDIT)).isInstanceOf(IOException.class);

        simulator.clearFaults();
        assertThat(caller.audit().get("records")).hasSize(50);
    }

    @Test
    void shouldEndTheJsonHalfWay() throws Exception {
        String whole = caller.get(Caller.AUDIT).body();
        simulator.inject(Fault.of(FaultKind.TRUNCATED_JSON));

        HttpResponse<String> response = caller.get(Caller.AUDIT);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(whole)
                .startsWith(response.body())
                .hasSizeGreaterThan(response.body().length());
    }

    @Test
    void shouldRepeatThePageWhateverTheOffset() throws Exception {
        List<Long> first = caller.auditIds("limit", 10);
        simulator.inject(Fault.of(FaultKind.REPEATING_PAGE).times(2));

        assertThat(caller.auditIds("limit", 10, "offset", 10)).isEqualTo(first);
        assertThat(caller.auditIds("limit", 10, "offset", 5000)).isEqualTo(first);
        assertThat(caller.auditIds("limit", 10, "offset", 5000)).isEmpty();
    }

    @Test
    void shouldOnlyTouchMatchingRequestsAfterThoseToSkip() throws Exception {
        simulator.inject(
                Fault.of(FaultKind.SERVER_ERROR).matching("/auditing/").skip(1).times(2));

        assertThat(caller.get("/rest/api/3/myself").statusCode()).isEqualTo(200);
        assertThat(List.of(status(), status(), status(), status())).containsExactly(200, 500, 500, 200);
    }

    @Test
    void shouldDrawTheSameFaultsForTheSameSeed() throws Exception {
        Map<FaultKind, Double> odds = Map.of(FaultKind.THROTTLED, 0.3, FaultKind.SERVER_ERROR, 0.2);
        simulator.scheduleFaults(42, odds);
        List<Integer> once = statuses(40);
        simulator.scheduleFaults(42, odds);
        List<Integer> again = statuses(40);
        simulator.scheduleFaults(43, odds);
        List<Integer> otherwise = statuses(40);

        assertThat(once).isEqualTo(again).isNotEqualTo(otherwise).contains(200, 429, 500);
        assertThat(caller.get("/rest/api/3/myself").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseImpossibleOdds() {
        assertThatThrownBy(() -> simulator.scheduleFaults(1, Map.of(FaultKind.SLOW, 1.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slow");
        assertThatThrownBy(() -> simulator.scheduleFaults(1, Map.of(FaultKind.SLOW, 0.6, FaultKind.UNAVAILABLE, 0.6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1");
    }

    @Test
    void shouldCountWhatHappened() throws Exception {
        simulator.inject(Fault.of(FaultKind.THROTTLED).times(3));
        simulator.inject(Fault.of(FaultKind.CUT_BEFORE_HEADERS).untilCleared());
        statuses(3);
        assertThatThrownBy(this::status).isInstanceOf(IOException.class);
        simulator.clearFaults();
        JsonNode answer = caller.audit();

        SimulatorState state = simulator.state();
        assertThat(answer.get("records")).hasSize(50);
        assertThat(state.requests()).containsEntry("429", 3L).containsEntry("200", 1L);
        // Java's client sends a GET once more by itself when a kept connection goes away before the answer.
        assertThat(state.requests().get("cut")).isEqualTo(state.fired().get(FaultKind.CUT_BEFORE_HEADERS));
        assertThat(state.fired()).containsEntry(FaultKind.THROTTLED, 3L);
        assertThat(state.waiting()).isEmpty();
    }

    private int status() throws IOException, InterruptedException {
        return caller.get(Caller.AUDIT).statusCode();
    }

    private List<Integer> statuses(int count) throws IOException, InterruptedException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(status());
        }
        return statuses;
    }
}
