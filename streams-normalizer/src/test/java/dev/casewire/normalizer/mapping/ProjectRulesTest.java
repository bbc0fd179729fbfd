// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static dev.casewire.normalizer.mapping.AuditRecords.change;
import static dev.casewire.normalizer.mapping.AuditRecords.cloud;
import static dev.casewire.normalizer.mapping.AuditRecords.rolesChanged;
import static dev.casewire.normalizer.mapping.AuditRecords.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.JiraAuditRecord;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectRulesTest {

    @Test
    void shouldMakeAnEventOfEveryHolderARoleGainedOrLost() {
        List<JsonNode> events = Mapping.json(rolesChanged("u1, u2", "u2, u3", "g1", "g1, g2"));

        assertThat(events)
                .extracting(event -> event.get("type_uid").asInt() + " "
                        + event.at("/user/uid").asText()
                        + event.at("/group/name").asText())
                .containsExactly("300501 u3", "300502 u1", "300601 g2");
        assertThat(events)
                .extracting(event -> event.at("/metadata/uid").asText())
                .containsExactly("acme.example:100#1", "acme.example:100#2", "acme.example:100#3");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.at("/metadata/correlation_uid").asText()).isEqualTo("acme.example:100");
            assertThat(event.get("privileges").toString()).isEqualTo("[\"Developers\"]");
        });
        assertThat(events.get(0).at("/resources/0/uid").asText()).isEqualTo("10100");
        assertThat(events.get(2).at("/resource/uid").asText()).isEqualTo("10100");
        assertThat(events)
                .extracting(event -> event.at("/metadata/sequence").asInt())
                .containsExactly(1, 2, 3);
    }

    @Test
    void shouldTakeAnAbsentListAsEmpty() {
        JsonNode emptied = Mapping.one(rolesChanged("u1", null, null, null));
        JsonNode filled = Mapping.one(rolesChanged(null, "u1", null, null));

        assertThat(emptied.get("type_uid").asInt()).isEqualTo(300502);
        assertThat(filled.get("type_uid").asInt()).isEqualTo(300501);
        assertThat(filled.at("/metadata/uid").asText()).isEqualTo("acme.example:100");
        assertThat(filled.at("/metadata").has("sequence")).isFalse();
    }

    @Test
    void shouldNameUsersByNameOutsideCloud() {
        JiraAuditRecord record = JiraAuditRecord.newBuilder(rolesChanged(null, "ann", null, null))
                .setShape("data_center")
                .build();

        JsonNode event = Mapping.one(record);

        assertThat(event.at("/user/name").asText()).isEqualTo("ann");
        assertThat(event.at("/user").has("uid")).isFalse();
    }

    @Test
    void shouldKeepARoleChangeWithoutDifference() {
        JsonNode event = Mapping.one(rolesChanged("u1, u2", "u2, u1", "", ""));

        assertThat(event.get("type_uid").asInt()).isEqualTo(300403);
        assertThat(event.at("/entity/uid").asText()).isEqualTo("10002");
        assertThat(event.at("/entity/type").asText()).isEqualTo("PROJECT_ROLE");
    }

    @Test
    void shouldRaiseTheSeverityForAdministrators() {
        JiraAuditRecord record = JiraAuditRecord.newBuilder(rolesChanged(null, "u1", null, null))
                .setObjects(List.of(thing("PROJECT_ROLE", "10002", "Administrators")))
                .build();

        assertThat(Mapping.one(record).get("severity_id").asInt()).isEqualTo(3);
    }

    @Test
    void shouldMakeOneEventOfARecordThatWouldMakeTooMany() {
        String users = IntStream.range(0, 5_001).mapToObj(i -> "u" + i).collect(Collectors.joining(", "));

        JsonNode event = Mapping.one(rolesChanged(null, users, null, null));

        assertThat(event.get("type_uid").asInt()).isEqualTo(300403);
        assertThat(event.at("/unmapped/rule_fault").asText()).isEqualTo("more than 5000 events");
        assertThat(event.at("/entity_result/data/Users").asText()).isEqualTo(users);
    }

    @Test
    void shouldCarryALargeRawRecordOnlyOnceWhenFannedOut() {
        String users = IntStream.range(0, 100).mapToObj(i -> "u" + i).collect(Collectors.joining(", "));
        JiraAuditRecord record = JiraAuditRecord.newBuilder(rolesChanged(null, users, null, null))
                .setSourceJson("x".repeat(100_000))
                .build();

        List<JsonNode> events = Mapping.json(record);

        assertThat(events).hasSize(100);
        assertThat(events.get(0).get("raw_data").asText()).hasSize(100_000);
        assertThat(events.subList(1, 100)).allSatisfy(event -> {
            assertThat(event.has("raw_data")).isFalse();
            assertThat(event.get("raw_data_size").asLong()).isEqualTo(100_000);
            assertThat(event.at("/metadata/is_truncated").asBoolean()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"Project role created, 300401", "Project role deleted, 300404"})
    void shouldTakeARoleAsAnEntity(String summary, int typeUid) {
        JsonNode event = Mapping.one(cloud("projects", summary)
                .setObjects(List.of(thing("PROJECT_ROLE", "10002", "Developers")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.at("/entity/type").asText()).isEqualTo("PROJECT_ROLE");
        assertThat(event.at("/entity/type_id").asInt()).isEqualTo(99);
    }

    @ParameterizedTest
    @CsvSource({
        "Project created,          600101, 1",
        "Project updated,          600103, 1",
        "Project avatar changed,   600103, 1",
        "Project category changed, 600103, 1",
        "Project lead updated,     600103, 1",
        "Project archived,         600103, 1",
        "Project restored,         600103, 1",
        "Project deleted,          600104, 2"
    })
    void shouldTellTheLifeOfAProject(String summary, int typeUid, int severity) {
        JsonNode event = Mapping.one(cloud("projects", summary)
                .setObjects(List.of(thing("PROJECT", "10100", "Acme"), thing("USER", "ug:1", "ann")))
                .setChangedValues(List.of(change("Project Lead", "bob", "ann")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.get("severity_id").asInt()).isEqualTo(severity);
        assertThat(event.at("/web_resources/0/type").asText()).isEqualTo("PROJECT");
        assertThat(event.at("/web_resources/0/data/Project Lead").asText()).isEqualTo("bob");
        assertThat(event.at("/web_resources/1/uid").asText()).isEqualTo("ug:1");
        assertThat(event.at("/web_resources_result/0/data/Project Lead").asText())
                .isEqualTo("ann");
        assertThat(event.at("/metadata/profiles/0").asText()).isEqualTo("host");
    }

    /** A related thing is found by its id among the touched things, and by what it is under its word. */
    @Test
    void shouldTellWhatARelatedThingIsBesideWhereItStands() {
        JsonNode event = Mapping.one(cloud("projects", "Project component created")
                .setObjects(List.of(
                        thing("PROJECT_COMPONENT", "10200", "api"),
                        thing("PROJECT", "10100", "Acme"),
                        thing("USER", "ug:1", "ann")))
                .build());

        assertThat(event.at("/web_resources"))
                .extracting(resource -> resource.get("uid").asText())
                .containsExactly("10200", "10100", "ug:1");
        assertThat(event.at("/unmapped/project").toString())
                .isEqualTo("{\"type\":\"PROJECT\",\"name\":\"Acme\",\"id\":\"10100\"}");
        assertThat(event.at("/unmapped/lead/id").asText()).isEqualTo("ug:1");
        assertThat(event.at("/unmapped").has("objects")).isFalse();
    }

    @Test
    void shouldTellWhatARelatedThingIsWhereTheClassHasNoPlaceForIt() {
        JsonNode event = Mapping.one(rolesChanged(null, null, null, null));

        assertThat(event.at("/entity/type").asText()).isEqualTo("PROJECT_ROLE");
        assertThat(event.at("/unmapped/project/id").asText()).isEqualTo("10100");
        assertThat(event.at("/unmapped").has("objects")).isFalse();
    }

    @Test
    void shouldTellTheVersionsThatWereMergedApart() {
        JsonNode event = Mapping.one(cloud("projects", "Project version merged")
                .setObjects(List.of(
                        thing("VERSION", "10300", "1.0"),
                        thing("VERSION", "10301", "1.1"),
                        thing("VERSION", "10302", "1.2")))
                .build());

        assertThat(event.at("/web_resources/0/uid").asText()).isEqualTo("10300");
        assertThat(event.at("/unmapped/other_version/id").asText()).isEqualTo("10301");
        assertThat(event.at("/unmapped").has("project")).isFalse();
    }

    /** Of the old lead and the new one nobody can tell which is which. */
    @Test
    void shouldNotSayWhoTheLeadIsWhereTheRecordNamesTwo() {
        JsonNode event = Mapping.one(cloud("projects", "Project lead updated")
                .setObjects(List.of(
                        thing("PROJECT", "10100", "Acme"), thing("USER", "ug:1", "ann"), thing("USER", "ug:2", "bob")))
                .build());

        assertThat(event.at("/unmapped").has("lead")).isFalse();
        assertThat(event.get("web_resources")).hasSize(3);
    }
}
