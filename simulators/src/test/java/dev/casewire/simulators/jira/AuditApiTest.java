// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditApiTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");

    private final MutableClock clock = MutableClock.at(END.plusSeconds(60));
    private JiraCloudSimulator simulator =
            JiraCloudSimulator.builder().clock(clock).start();
    private Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void restart(JiraCloudSimulatorBuilder builder) {
        simulator.close();
        simulator = builder.clock(clock).start();
        caller = Caller.of(simulator);
    }

    private static String row(long id, String created) {
        return "{\"id\": " + id + ", \"summary\": \"User created\", \"created\": \"" + created + "\"}";
    }

    @Test
    void shouldAnswerNewestFirstWithGapsBetweenIds() throws Exception {
        restart(JiraCloudSimulator.builder().generatedHistory(5, 400, START, END));

        JsonNode answer = caller.audit();

        List<String> created = new ArrayList<>();
        answer.get("records").forEach(r -> created.add(r.get("created").asText()));
        assertThat(created).hasSize(400).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(created).allMatch(text -> text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000"));
        List<Long> ids = Caller.ids(answer);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().mapToLong(Long::longValue).max().orElseThrow()
                        - ids.stream().mapToLong(Long::longValue).min().orElseThrow())
                .isGreaterThan(400);
    }

    @Test
    void shouldCapAPageAt1000AndShowTheRestByOffset() throws Exception {
        restart(JiraCloudSimulator.builder().generatedHistory(5, 2300, START, END));

        JsonNode first = caller.audit("limit", 5000);
        assertThat(first.get("records")).hasSize(1000);
        assertThat(first.get("limit").asInt()).isEqualTo(1000);

        List<Long> all = new ArrayList<>();
        for (int offset = 0; ; offset += 700) {
            List<Long> page = caller.auditIds("offset", offset, "limit", 700);
            if (page.isEmpty()) {
                break;
            }
            all.addAll(page);
        }
        assertThat(all).hasSize(2300).doesNotHaveDuplicates();
    }

    @Test
    void shouldIncludeBothBounds() throws Exception {
        simulator.append(String.join(
                "\n",
                row(1, "2026-03-01T10:00:00.000+0000"),
                row(2, "2026-03-01T10:00:00.001+0000"),
                row(3, "2026-03-01T10:00:00.002+0000"),
                row(4, "2026-03-01T10:00:00.003+0000")));

        assertThat(caller.auditIds("from", "2026-03-01T10:00:00.001Z", "to", "2026-03-01T10:00:00.002Z"))
                .containsExactly(3L, 2L);
        assertThat(caller.auditIds("from", "2026-03-01T11:00:00.001+0100", "to", "2026-03-01T10:00:00.002+00:00"))
                .containsExactly(3L, 2L);
        assertThat(caller.auditIds("from", "2026-03-01T10:00:00.003+0000")).containsExactly(4L);
        assertThat(caller.auditIds("to", "2026-03-01T10:00:00Z")).containsExactly(1L);
    }

    @Test
    void shouldFindNothingWhenFromIsNotBeforeTo() throws Exception {
        simulator.append(row(1, "2026-03-01T10:00:00.000+0000"));

        String moment = "2026-03-01T10:00:00.000+0000";
        assertThat(caller.auditIds("from", moment, "to", moment)).isEmpty();
        assertThat(caller.auditIds("from", "2026-03-01T11:00:00Z", "to", "2026-03-01T09:00:00Z"))
                .isEmpty();
    }

    @Test
    void shouldCountTheWholeLogInTotalWhateverWasAsked() throws Exception {
        restart(JiraCloudSimulator.builder().generatedHistory(5, 30, START, END));

        JsonNode nothing = caller.audit("filter", "no-row-says-this");
        assertThat(nothing.get("records")).isEmpty();
        assertThat(nothing.get("total").asInt()).isEqualTo(30);
        assertThat(caller.audit("to", "2020-01-01T00:00:00Z").get("total").asInt())
                .isEqualTo(30);
    }

    @Test
    void shouldNeedEveryTermOfTheFilterSomewhereInTheListedFields() throws Exception {
        simulator.append(String.join("\n", """
                {"id":1,"created":"2026-03-01T10:00:00.000+0000","summary":"User added to group","category":"group management"}""", """
                {"id":2,"created":"2026-03-01T10:00:00.000+0000","summary":"User created","category":"user management",\
                "changedValues":[{"fieldName":"Secret","changedTo":"Active"},{"fieldName":"x","changedFrom":"Zebra"}],"remoteAddress":"192.0.2.9"}""", """
                {"id":3,"created":"2026-03-01T10:00:00.000+0000","summary":"Project updated","description":"man ed",\
                "eventSource":"Quokka","objectItem":{"id":"hidden","name":"Numbat","parentName":"Wombat","typeName":"PROJECT"},\
                "associatedItems":[{"name":"Bilby"}]}"""));

        assertThat(caller.auditIds("filter", "man ed")).containsExactly(2L, 1L);
        assertThat(caller.auditIds("filter", "man added")).containsExactly(1L);
        for (String found : List.of("zebra", "active", "192.0.2.9")) {
            assertThat(caller.auditIds("filter", found)).as(found).containsExactly(2L);
        }
        for (String found : List.of("quokka", "numbat", "Wombat", "PROJ  numb")) {
            assertThat(caller.auditIds("filter", found)).as(found).containsExactly(3L);
        }
        for (String unsearched : List.of("secret", "hidden", "bilby")) {
            assertThat(caller.auditIds("filter", unsearched)).as(unsearched).isEmpty();
        }
    }

    @Test
    void shouldShowLateRowsAmongOlderOnesOnceTheirTimeHasCome() throws Exception {
        simulator.append(row(10, "2026-03-02T00:00:10.000+0000"), Duration.ofMinutes(5));
        simulator.append(row(11, "2026-03-02T00:00:20.000+0000"));

        assertThat(caller.auditIds()).containsExactly(11L);
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(caller.auditIds()).containsExactly(11L);
        clock.advance(Duration.ofMillis(1));
        assertThat(caller.auditIds()).containsExactly(11L, 10L);
    }

    @Test
    void shouldShiftPagesWhenRowsArriveWhileAClientPages() throws Exception {
        simulator.append(String.join(
                "\n",
                row(1, "2026-03-01T10:00:01.000+0000"),
                row(2, "2026-03-01T10:00:02.000+0000"),
                row(3, "2026-03-01T10:00:03.000+0000"),
                row(4, "2026-03-01T10:00:04.000+0000")));

        assertThat(caller.auditIds("limit", 2)).containsExactly(4L, 3L);
        simulator.append(row(5, "2026-03-01T10:00:05.000+0000"));
        assertThat(caller.auditIds("limit", 2, "offset", 2)).containsExactly(3L, 2L);
    }

    @Test
    void shouldForgetRowsPastRetention() throws Exception {
        restart(JiraCloudSimulator.builder().retention(Duration.ofHours(1)));
        simulator.append(row(1, "2026-03-01T23:00:59.999+0000") + "\n" + row(2, "2026-03-01T23:01:00.000+0000"));

        JsonNode answer = caller.audit();
        assertThat(Caller.ids(answer)).containsExactly(2L);
        assertThat(answer.get("total").asInt()).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        assertThat(caller.auditIds()).isEmpty();
    }

    @Test
    void shouldAnswerTheSameUnderTheV2Path() throws Exception {
        simulator.append(row(1, "2026-03-01T10:00:00.000+0000"));

        assertThat(caller.get("/rest/api/2/auditing/record").body())
                .isEqualTo(caller.get(Caller.AUDIT).body());
    }

    @Test
    void shouldRefuseParametersThatCannotBeRead() throws Exception {
        assertThat(caller.get(Caller.AUDIT + "?offset=ten").statusCode()).isEqualTo(400);

        var plusSentAsSpace = caller.get(Caller.AUDIT + "?from=2026-03-01T10:00:00.000+0000");
        assertThat(plusSentAsSpace.statusCode()).isEqualTo(400);
        assertThat(plusSentAsSpace.body()).contains("'from'").contains("%2B");
    }
}
