// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.testkit.MutableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdminApiTest {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    private final MutableClock clock = MutableClock.at(NOW);
    private final JiraCloudSimulator simulator =
            JiraCloudSimulator.builder().clock(clock).start();
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAppendRowsNowOrLater() throws Exception {
        String row = "{\"id\":5,  \"created\":\"2026-03-01T23:59:59.000+0000\"}";

        assertThat(caller.post("/_sim/rows", row + "\n\n" + row).body()).isEqualTo("{\"appended\":2}");
        caller.post("/_sim/rows?visibleAfterMillis=1500", row.replace("5,", "6,"));

        assertThat(caller.auditIds()).containsExactly(5L, 5L);
        assertThat(caller.get(Caller.AUDIT).body()).contains(row);
        clock.advance(Duration.ofMillis(1500));
        assertThat(caller.auditIds()).hasSize(3);

        List<String> seen = caller.get("/_sim/rows").body().lines().toList();
        assertThat(seen).hasSize(3);
        assertThat(seen)
                .contains("{\"id\":6,\"created\":\"2026-03-01T23:59:59Z\",\"visibleAt\":\"2026-03-02T00:00:01.500Z\"}");
    }

    @Test
    void shouldNameTheLineThatIsNotJson() throws Exception {
        HttpResponse<String> response = caller.post("/_sim/rows", "{}\n\n{\"id\":");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("line 3");
        assertThat(simulator.state().rows()).isZero();
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void shouldTakeEveryFaultByItsLabel(FaultKind kind) throws Exception {
        HttpResponse<String> response = caller.post("/_sim/faults", "{\"kind\":\"" + kind.label() + "\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(simulator.state().waiting()).containsExactly(Fault.of(kind));
    }

    @Test
    void shouldTakeEveryFieldOfAFault() throws Exception {
        caller.post("/_sim/faults", """
                {"kind":"throttled","reason":"jira-quota-tenant-based","retryAfterSeconds":2,"times":3,"skip":4,
                 "matching":"/auditing/","delayMillis":50}""");
        caller.post("/_sim/faults", "{\"kind\":\"throttled\",\"reason\":null,\"retryAfterSeconds\":null,\"times\":-1}");

        assertThat(simulator.state().waiting())
                .containsExactly(
                        new Fault(
                                FaultKind.THROTTLED,
                                3,
                                4,
                                "/auditing/",
                                "jira-quota-tenant-based",
                                2,
                                Duration.ofMillis(50)),
                        Fault.of(FaultKind.THROTTLED)
                                .reason(null)
                                .retryAfter(null)
                                .untilCleared());

        caller.delete("/_sim/faults");
        assertThat(simulator.state().waiting()).isEmpty();
    }

    @Test
    void shouldTakeASchedule() throws Exception {
        caller.post("/_sim/faults", "{\"seed\":1,\"probabilities\":{\"server-error\":1}}");
        assertThat(caller.get(Caller.AUDIT).statusCode()).isEqualTo(500);

        caller.delete("/_sim/faults");
        assertThat(caller.get(Caller.AUDIT).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/_sim/faults | {\"kind\":\"flood\"} | cut-mid-body",
                "/_sim/faults | {\"kind\":\"slow\",\"delay\":5} | delayMillis",
                "/_sim/faults | {\"kind\":\"slow\",\"times\":0} | times",
                "/_sim/faults | {\"kind\":\"slow\",\"times\":\"3\"} | times",
                "/_sim/faults | {\"probabilities\":{\"flood\":0.1}} | throttled",
                "/_sim/faults | [] | object",
                "/_sim/faults | {nope | JSON",
                "/_sim/rate | {} | ratePerSecond",
                "/_sim/rate | {\"ratePerSecond\":-1} | rate",
                "/_sim/rows?visibleAfterMillis=soon | {} | visibleAfterMillis"
            })
    void shouldSayWhatIsWrongWithARequest(String path, String body, String said) throws Exception {
        HttpResponse<String> response = caller.post(path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(said);
    }

    @Test
    void shouldNameItsRequestsForOneThatIsNone() throws Exception {
        assertThat(caller.get("/_sim/help").body()).contains("POST /_sim/faults");
    }

    @Test
    void shouldTellItsState() throws Exception {
        simulator.append("{\"id\":1,\"created\":\"2026-03-01T10:00:00.000+0000\"}");
        simulator.append("{\"id\":2,\"created\":\"2026-03-01T11:00:00.000+0000\"}", Duration.ofHours(1));
        caller.get(Caller.AUDIT);
        simulator.inject(Fault.of(FaultKind.SLOW));

        JsonNode state = Caller.JSON.readTree(caller.get("/_sim/state").body());

        assertThat(state.get("rows").asInt()).isEqualTo(2);
        assertThat(state.get("visible").asInt()).isEqualTo(1);
        assertThat(state.get("newestCreated").asText()).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(state.at("/requests/200").asInt()).isEqualTo(1);
        assertThat(state.at("/faultsWaiting/0/kind").asText()).isEqualTo("slow");
    }

    @Test
    void shouldAddRowsOfNowAtTheRateAskedFor() throws Exception {
        caller.post("/_sim/rate", "{\"ratePerSecond\":200}");
        await().atMost(Duration.ofSeconds(20)).until(() -> simulator.state().rows() >= 20);
        caller.post("/_sim/rate", "{\"ratePerSecond\":0}");

        assertThat(simulator.rows()).allSatisfy(row -> {
            assertThat(row.created()).isEqualTo(NOW);
            assertThat(row.visibleAt()).isEqualTo(NOW);
        });
        assertThat(caller.auditIds()).hasSize(simulator.state().rows()).doesNotHaveDuplicates();
    }
}
