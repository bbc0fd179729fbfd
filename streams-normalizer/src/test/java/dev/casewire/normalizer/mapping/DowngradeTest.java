// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static dev.casewire.normalizer.mapping.AuditRecords.change;
import static dev.casewire.normalizer.mapping.AuditRecords.cloud;
import static dev.casewire.normalizer.mapping.AuditRecords.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.JiraAuditRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OCSF 1.1.0 has no place for is told where it can be told. */
class DowngradeTest {

    private static JsonNode older(JiraAuditRecord record) {
        List<JsonNode> events = Mapping.json(record, "1.1.0");
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @ParameterizedTest
    @CsvSource({"Group created, 300401", "Group deleted, 300404"})
    void shouldTellOfGroupsAsEntities(String summary, int typeUid) {
        JsonNode event = older(cloud("group management", summary)
                .setObjects(List.of(thing("GROUP", null, "staff")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.at("/metadata/version").asText()).isEqualTo("1.1.0");
        assertThat(event.at("/entity/name").asText()).isEqualTo("staff");
        assertThat(event.at("/entity/type").asText()).isEqualTo("GROUP");
    }

    @Test
    void shouldTellOfNestedGroupsAsAChangedEntity() {
        JsonNode event = older(cloud("group management", "Group added to group")
                .setObjects(List.of(thing("GROUP", null, "outer"), thing("GROUP", null, "inner")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(300403);
        assertThat(event.at("/entity/name").asText()).isEqualTo("outer");
        assertThat(event.at("/unmapped").get("subgroup.name").asText()).isEqualTo("inner");
    }

    @Test
    void shouldTellWhereItCameFromByTheDevice() {
        JsonNode event = older(AuditRecords.userAddedToGroup());

        assertThat(event.at("/device").toString())
                .isEqualTo("{\"ip\":\"203.0.113.7\",\"type\":\"Unknown\",\"type_id\":0}");
        assertThat(event.has("src_endpoint")).isFalse();
        assertThat(event.at("/metadata/profiles").toString()).isEqualTo("[\"host\"]");
    }

    @Test
    void shouldKeepUnderItsPathWhatHasNoPlace() {
        JsonNode event = older(cloud("permissions", "Permission scheme deleted")
                .setObjects(List.of(thing("SCHEME", "7", "Acme scheme")))
                .build());

        assertThat(event.at("/unmapped").get("entity.policy.name").asText()).isEqualTo("Acme scheme");
        assertThat(event.at("/unmapped").has("raw_data_hash.value")).isTrue();
        assertThat(event.at("/unmapped").has("entity.policy.type")).isFalse();
    }

    @Test
    void shouldTellTheResourceOfUserAccess() {
        JsonNode event = older(cloud("permissions", "Permission scheme updated")
                .setObjects(List.of(thing("SCHEME", "0", "Default")))
                .setChangedValues(List.of(
                        change("Permission", "", "Browse"),
                        change("Type", "", "Single User"),
                        change("Value", "", "ann")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(300501);
        assertThat(event.at("/resource/name").asText()).isEqualTo("Default");
    }

    @ParameterizedTest
    @CsvSource({"App installed, 600201", "App enabled, 600299"})
    void shouldTellOfApplicationsOfUnknownVendors(String summary, int typeUid) {
        JsonNode event = older(cloud("apps", summary)
                .setObjects(List.of(thing("APP", "com.acme.app", "Acme app")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.get("app").toString())
                .isEqualTo("{\"name\":\"Acme app\",\"uid\":\"com.acme.app\",\"vendor_name\":\"Unknown\"}");
    }

    @Test
    void shouldMakeTheSameEventsOfARecordInEveryVersion() {
        JiraAuditRecord record = AuditRecords.rolesChanged("a, b", "b, c", "", "g");

        assertThat(Mapping.json(record, "1.1.0"))
                .extracting(event -> event.at("/metadata/uid").asText())
                .isEqualTo(Mapping.json(record).stream()
                        .map(event -> event.at("/metadata/uid").asText())
                        .toList());
    }
}
