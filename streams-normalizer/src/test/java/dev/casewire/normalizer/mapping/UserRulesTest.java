// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static dev.casewire.normalizer.mapping.AuditRecords.change;
import static dev.casewire.normalizer.mapping.AuditRecords.cloud;
import static dev.casewire.normalizer.mapping.AuditRecords.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.JiraAuditRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserRulesTest {

    private static JiraAuditRecord.Builder user(String summary, AuditChange... changes) {
        return cloud("user management", summary)
                .setObjects(List.of(thing("USER", "ug:1", "ann")))
                .setChangedValues(List.of(changes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    User created            | 300101 | 1 | Create
                    User deleted            | 300106 | 2 | Delete
                    User anonymized         | 300199 | 2 | Anonymize
                    User's password changed | 300103 | 2 | Password Change
                    User's password reset   | 300104 | 2 | Password Reset
                    User renamed            | 300199 | 1 | Rename
                    User updated            | 300199 | 1 | Update
                    User Changed            | 300199 | 1 | Update
                    """)
    void shouldTellTheLifeOfAUser(String summary, int typeUid, int severity, String activity) {
        JsonNode event = Mapping.one(user(summary).build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.get("severity_id").asInt()).isEqualTo(severity);
        assertThat(event.get("activity_name").asText()).isEqualTo(activity);
        assertThat(event.at("/user/uid").asText()).isEqualTo("ug:1");
        assertThat(event.at("/user/name").asText()).isEqualTo("ann");
        assertThat(event.at("/user/type").asText()).isEqualTo("User");
    }

    @Test
    void shouldTakeNameAndEmailOfANewUser() {
        JsonNode event = Mapping.one(user(
                        "User created",
                        change("Full name", null, "Ann Bee"),
                        change("Email", null, "ann@acme.example"),
                        change("Active / Inactive", null, "Active"))
                .build());

        assertThat(event.at("/user/full_name").asText()).isEqualTo("Ann Bee");
        assertThat(event.at("/user/email_addr").asText()).isEqualTo("ann@acme.example");
        assertThat(event.at("/unmapped/changed_values").toString())
                .isEqualTo("[{\"name\":\"Active / Inactive\",\"to\":\"Active\"}]");
    }

    @Test
    void shouldDisableWhenActiveBecomesInactive() {
        JsonNode event = Mapping.one(user("User updated", change("Active / Inactive", "Active", "Inactive"))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(300105);
        assertThat(event.get("severity_id").asInt()).isEqualTo(2);
    }

    @Test
    void shouldEnableWhenInactiveBecomesActive() {
        JsonNode event = Mapping.one(user("User updated", change("Active / Inactive", "Inactive", "Active"))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(300102);
    }

    @Test
    void shouldTellOldAndNewStateOfAChangedUser() {
        JsonNode event = Mapping.one(user(
                        "User Changed",
                        change("email", "old@acme.example", "new@acme.example"),
                        change("Username", "ann", "anna"))
                .build());

        assertThat(event.at("/user/email_addr").asText()).isEqualTo("old@acme.example");
        assertThat(event.at("/user/name").asText()).isEqualTo("ann");
        assertThat(event.at("/user_result/email_addr").asText()).isEqualTo("new@acme.example");
        assertThat(event.at("/user_result/name").asText()).isEqualTo("anna");
        assertThat(event.at("/unmapped/changed_values").isMissingNode()).isTrue();
    }

    @Test
    void shouldTakeTheUserAsActorOfAPasswordChangeWithoutAuthor() {
        JsonNode event =
                Mapping.one(user("User's password changed").setAuthor(null).build());

        assertThat(event.at("/actor/user/uid").asText()).isEqualTo("ug:1");
        assertThat(event.at("/unmapped/actor_missing").asBoolean()).isTrue();
    }

    @Test
    void shouldFallBackWhenNoUserIsNamed() {
        JsonNode event = Mapping.one(cloud("user management", "User deleted").build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(600104);
        assertThat(event.get("severity_id").asInt()).isEqualTo(2);
        assertThat(event.at("/metadata/labels").toString()).isEqualTo("[\"route:fallback\",\"rule:user.deleted\"]");
        assertThat(event.at("/unmapped/rule_fault").asText()).isEqualTo("user is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"User logged in", "User login failed", "User logged out", "Websudo session started"})
    void shouldNotMakeOneUserOfTheAuthorAndTheOneNamed(String action) {
        JsonNode event = Mapping.one(AuditRecords.dataCenter("", action)
                .setCategory("Security")
                .setAuthor(
                        AuditAuthor.newBuilder().setId("10100").setName("alice").build())
                .setObjects(List.of(thing("USER", null, "bob")))
                .build());

        assertThat(event.at("/user/name").asText()).isEqualTo("bob");
        assertThat(event.at("/user").has("uid")).isFalse();
        assertThat(event.at("/actor/user/uid").asText()).isEqualTo("10100");
    }

    @Test
    void shouldNotTakeAThingOfUnknownTypeForAUsersDirectory() {
        JsonNode event = Mapping.one(AuditRecords.dataCenter("", "User created")
                .setCategory("user management")
                .setObjects(List.of(
                        thing("USER", "JIRAUSER10100", "bob"), thing(null, "carol", "carol"),
                        thing("USER", "JIRAUSER10101", "dan"), thing(null, "1", "Jira Internal Directory")))
                .build());

        assertThat(event.at("/user").has("domain")).isFalse();
        assertThat(event.at("/unmapped/objects/0/name").asText()).isEqualTo("carol");
        assertThat(event.at("/unmapped/objects/1/parent_name").asText()).isEqualTo("Jira Internal Directory");
    }
}
