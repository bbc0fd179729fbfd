// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static dev.casewire.normalizer.mapping.AuditRecords.cloud;
import static dev.casewire.normalizer.mapping.AuditRecords.dataCenter;
import static dev.casewire.normalizer.mapping.AuditRecords.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.AuditObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    User added to group     | jira-users          | 300603 | 1
                    User assigned to group  | jira-users          | 300603 | 1
                    User added to group     | jira-administrators | 300603 | 3
                    User added to group     | badminton-club      | 300603 | 1
                    User removed from group | jira-users          | 300604 | 1
                    User removed from group | Site-Admins         | 300604 | 3
                    Group created           | jira-users          | 300606 | 1
                    Group deleted           | jira-users          | 300605 | 2
                    """)
    void shouldTellWhatHappensToAGroup(String summary, String group, int typeUid, int severity) {
        JsonNode event = Mapping.one(cloud("Group Management", summary)
                .setObjects(List.of(thing("GROUP", null, group), thing("USER", "ug:1", "ann")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.get("severity_id").asInt()).isEqualTo(severity);
        assertThat(event.at("/group/name").asText()).isEqualTo(group);
    }

    @Test
    void shouldTellBothGroupsOfANesting() {
        JsonNode event = Mapping.one(cloud("group management", "Group added to group")
                .setObjects(List.of(thing("GROUP", null, "staff"), thing("GROUP", null, "engineers")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(300607);
        assertThat(event.at("/group/name").asText()).isEqualTo("staff");
        assertThat(event.at("/subgroup/name").asText()).isEqualTo("engineers");
    }

    @Test
    void shouldMatchTheKeyWhateverTheLanguage() {
        JsonNode event =
                Mapping.one(dataCenter("jira.auditing.user.added.to.group", "Benutzer zur Gruppe hinzugef\u00fcgt")
                        .setObjects(List.of(thing("GROUP", null, "jira-users"), thing("USER", "JIRAUSER10001", "ann")))
                        .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(300603);
        assertThat(event.at("/metadata/event_code").asText()).isEqualTo("jira.auditing.user.added.to.group");
    }

    @Test
    void shouldTakeAnUntypedEntryBehindAThingAsItsDirectory() {
        AuditObject directory = thing("", "1", "Jira Internal Directory");
        JsonNode event = Mapping.one(dataCenter("jira.auditing.user.added.to.group", "User added to group")
                .setObjects(List.of(
                        thing("GROUP", null, "jira-users"),
                        directory,
                        thing("USER", "JIRAUSER10001", "ann"),
                        directory))
                .build());

        assertThat(event.at("/group/domain").asText()).isEqualTo("Jira Internal Directory");
        assertThat(event.at("/user/domain").asText()).isEqualTo("Jira Internal Directory");
        assertThat(event.at("/message").asText()).isEqualTo("User added to group: jira-users, ann");
    }

    @Test
    void shouldFallBackWhenTheGroupIsMissing() {
        JsonNode event = Mapping.one(cloud("group management", "User added to group")
                .setObjects(List.of(thing("USER", "ug:1", "ann")))
                .build());

        assertThat(event.get("class_uid").asInt()).isEqualTo(6001);
        assertThat(event.at("/web_resources/0/uid").asText()).isEqualTo("ug:1");
    }
}
