// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static dev.casewire.normalizer.mapping.AuditRecords.change;
import static dev.casewire.normalizer.mapping.AuditRecords.cloud;
import static dev.casewire.normalizer.mapping.AuditRecords.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.JiraAuditRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionRulesTest {

    private static JiraAuditRecord globalPermission(String summary, AuditChange... changes) {
        return cloud("permissions", summary)
                .setObjects(List.of(thing("PERMISSIONS", null, "Global Permissions")))
                .setChangedValues(List.of(changes))
                .build();
    }

    private static JiraAuditRecord scheme(AuditChange... changes) {
        return cloud("permissions", "Permission scheme updated")
                .setObjects(List.of(thing("SCHEME", "0", "Default Permission Scheme")))
                .setChangedValues(List.of(changes))
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "Make bulk changes,    bulk,   3",
        "Administer Jira,      staff,  4",
        "System Administrators, staff, 4",
        "Browse users,         Anyone, 4"
    })
    void shouldGrantAGlobalPermissionToAGroup(String permission, String group, int severity) {
        JsonNode event = Mapping.one(globalPermission(
                "Global permission added", change("Group", "", group), change("Permission", "", permission)));

        assertThat(event.get("type_uid").asInt()).isEqualTo(300601);
        assertThat(event.get("severity_id").asInt()).isEqualTo(severity);
        assertThat(event.at("/group/name").asText()).isEqualTo(group);
        assertThat(event.get("privileges").toString()).isEqualTo("[\"" + permission + "\"]");
        assertThat(event.at("/resource/name").asText()).isEqualTo("Global Permissions");
        assertThat(event.at("/resource/type").asText()).isEqualTo("PERMISSIONS");
        assertThat(event.has("unmapped")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Global permission deleted", "Global permission removed"})
    void shouldRevokeAGlobalPermissionBySpellingAlike(String summary) {
        JsonNode event = Mapping.one(
                globalPermission(summary, change("Group", "bulk", ""), change("Permission", "Make bulk changes", "")));

        assertThat(event.get("type_uid").asInt()).isEqualTo(300602);
        assertThat(event.at("/group/name").asText()).isEqualTo("bulk");
        assertThat(event.at("/privileges/0").asText()).isEqualTo("Make bulk changes");
    }

    @Test
    void shouldAssignWhatASchemeGained() {
        JsonNode event = Mapping.one(scheme(
                change("Permission", "", "Manage Sprints"),
                change("Type", "", "Project Role"),
                change("Value", "", "Administrators")));

        assertThat(event.get("type_uid").asInt()).isEqualTo(300601);
        assertThat(event.at("/group/name").asText()).isEqualTo("Administrators");
        assertThat(event.at("/group/type").asText()).isEqualTo("Project Role");
        assertThat(event.at("/resource/uid").asText()).isEqualTo("0");
        assertThat(event.at("/resource/type").asText()).isEqualTo("SCHEME");
    }

    @Test
    void shouldRevokeWhatASchemeLost() {
        JsonNode event = Mapping.one(scheme(
                change("Permission", "Manage Sprints", ""), change("Type", "Group", ""), change("Value", "staff", "")));

        assertThat(event.get("type_uid").asInt()).isEqualTo(300602);
        assertThat(event.at("/group/name").asText()).isEqualTo("staff");
    }

    @Test
    void shouldAssignToASingleUserAsUserAccess() {
        JsonNode event = Mapping.one(scheme(
                change("Permission", "", "Manage Sprints"),
                change("Type", "", "Single User"),
                change("Value", "", "ann")));

        assertThat(event.get("type_uid").asInt()).isEqualTo(300501);
        assertThat(event.at("/user/name").asText()).isEqualTo("ann");
        assertThat(event.at("/resources/0/name").asText()).isEqualTo("Default Permission Scheme");
    }

    @Test
    void shouldGrantToThePublicWithHighSeverity() {
        JsonNode event = Mapping.one(
                scheme(change("Permission", "", "Browse Projects"), change("Type", "", "Anyone on the web")));

        assertThat(event.get("severity_id").asInt()).isEqualTo(4);
        assertThat(event.at("/group/name").asText()).isEqualTo("Anyone on the web");
    }

    @Test
    void shouldSplitARecordThatTakesFromOneAndGivesToAnother() {
        List<JsonNode> events = Mapping.json(scheme(
                change("Permission", "Manage Sprints", "Manage Sprints"),
                change("Type", "Group", "Group"),
                change("Value", "staff", "leads")));

        assertThat(events).extracting(event -> event.get("type_uid").asInt()).containsExactly(300601, 300602);
        assertThat(events).extracting(event -> event.at("/group/name").asText()).containsExactly("leads", "staff");
    }

    @Test
    void shouldUpdateThePolicyWhenNoPermissionIsNamed() {
        JsonNode event = Mapping.one(scheme(change("Name", "Old", "New")));

        assertThat(event.get("type_uid").asInt()).isEqualTo(300403);
        assertThat(event.at("/entity/policy/type").asText()).isEqualTo("Permission scheme");
        assertThat(event.at("/entity/data/Name").asText()).isEqualTo("Old");
        assertThat(event.at("/entity_result/data/Name").asText()).isEqualTo("New");
        assertThat(event.at("/entity_result/uid").asText()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Permission scheme created                   | 300401 | Permission scheme
                    Permission scheme copied                    | 300401 | Permission scheme
                    Permission scheme deleted                   | 300404 | Permission scheme
                    Issue Security scheme created               | 300401 | Issue security scheme
                    Issue Security scheme copied                | 300401 | Issue security scheme
                    Issue Security scheme updated               | 300403 | Issue security scheme
                    Issue Security scheme deleted               | 300404 | Issue security scheme
                    """)
    void shouldTakeASchemeAsAPolicy(String summary, int typeUid, String type) {
        JsonNode event = Mapping.one(cloud("permissions", summary)
                .setObjects(List.of(thing("SCHEME", "7", "Acme scheme")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.get("severity_id").asInt()).isEqualTo(2);
        assertThat(event.at("/entity/type_id").asInt()).isEqualTo(5);
        assertThat(event.at("/entity/policy/name").asText()).isEqualTo("Acme scheme");
        assertThat(event.at("/entity/policy/type").asText()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "Permission scheme added to project,         true",
        "Permission scheme removed from project,     false",
        "Issue Security scheme added to project,     true",
        "Issue Security scheme removed from project, false"
    })
    void shouldTellByWhichSchemeAProjectWorks(String summary, boolean isApplied) {
        JsonNode event = Mapping.one(cloud("permissions", summary)
                .setObjects(List.of(thing("PROJECT", "10100", "Acme"), thing("SCHEME", "7", "Acme scheme")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(300403);
        assertThat(event.at("/entity/uid").asText()).isEqualTo("10100");
        assertThat(event.at("/entity/type").asText()).isEqualTo("PROJECT");
        assertThat(event.at("/entity/policy/uid").asText()).isEqualTo("7");
        assertThat(event.at("/entity/policy/is_applied").asBoolean()).isEqualTo(isApplied);
    }

    /** In other languages the type of holder is not known: it may be a person, who must not become a group. */
    @ParameterizedTest
    @CsvSource({"Einzelner Benutzer", "User", "''"})
    void shouldTellOfTheSchemeWhereTheHolderIsNotUnderstood(String type) {
        JsonNode event = Mapping.one(scheme(
                change("Permission", "", "Manage Sprints"), change("Type", "", type), change("Value", "", "bob")));

        assertThat(event.get("type_uid").asInt()).isEqualTo(300403);
        assertThat(event.get("severity_id").asInt()).isEqualTo(3);
        assertThat(event.at("/entity_result/data/Value").asText()).isEqualTo("bob");
        assertThat(event.has("group")).isFalse();
    }

    @Test
    void shouldSayAnyoneOnlyWhereNothingElseIsTold() {
        JsonNode event = Mapping.one(cloud("permissions", "Global permission added")
                .setChangedValues(List.of(change("Permission", "", "Browse Users"), change("Gruppe", "", "devs")))
                .build());
        JsonNode anyone = Mapping.one(cloud("permissions", "Global permission added")
                .setChangedValues(List.of(change("Permission", "", "Browse Users"), change("Group", "", "")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(300403);
        assertThat(event.get("severity_id").asInt()).isEqualTo(3);
        assertThat(event.at("/entity_result/data/Gruppe").asText()).isEqualTo("devs");
        assertThat(anyone.at("/group/name").asText()).isEqualTo("Anyone");
        assertThat(anyone.get("severity_id").asInt()).isEqualTo(4);
    }
}
