// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static dev.casewire.normalizer.mapping.AuditRecords.change;
import static dev.casewire.normalizer.mapping.AuditRecords.cloud;
import static dev.casewire.normalizer.mapping.AuditRecords.dataCenter;
import static dev.casewire.normalizer.mapping.AuditRecords.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.AuditAttribute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configuration and credentials. */
class ConfigurationRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    workflows     | Workflow scheme added to project         | 600103
                    notifications | Notification scheme removed from project | 600103
                    workflows     | Workflow copied                          | 600101
                    workflows     | Workflow updated                         | 600103
                    fields        | Custom field deleted                     | 600104
                    """)
    void shouldTakeConfigurationAsWebResources(String category, String summary, int typeUid) {
        JsonNode event = Mapping.one(cloud(category, summary)
                .setObjects(List.of(thing("PROJECT", "10100", "Acme"), thing("SCHEME", "7", "Acme scheme")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.get("severity_id").asInt()).isEqualTo(2);
        assertThat(event.at("/metadata/labels/0").asText()).isEqualTo("route:specific");
        assertThat(event.at("/web_resources/1/name").asText()).isEqualTo("Acme scheme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "1.1.0"})
    void shouldTellWhichWayASchemeWentBesideTheChangedValues(String version) {
        var things = List.of(thing("PROJECT", "10100", "Acme"), thing("SCHEME", "7", "Acme scheme"));
        JsonNode added = Mapping.json(
                        cloud("workflows", "Workflow scheme added to project")
                                .setObjects(things)
                                .setChangedValues(List.of(change("Description", "old", "new")))
                                .build(),
                        version)
                .get(0);
        JsonNode removed = Mapping.json(
                        cloud("workflows", "Workflow scheme removed from project")
                                .setObjects(things)
                                .build(),
                        version)
                .get(0);

        assertThat(added.at("/web_resources_result/0/name").asText()).isEqualTo("Acme");
        assertThat(added.at("/web_resources_result/0/data"))
                .hasToString("{\"Description\":\"new\",\"scheme\":\"Acme scheme\"}");
        assertThat(added.at("/web_resources/0/data")).hasToString("{\"Description\":\"old\"}");
        assertThat(removed.at("/web_resources/0/data")).hasToString("{\"scheme\":\"Acme scheme\"}");
        assertThat(removed.has("web_resources_result")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"New license added, 300401", "License updated, 300403", "License deleted, 300404"})
    void shouldTakeTheInstallationAsAnEntity(String summary, int typeUid) {
        JsonNode event = Mapping.one(cloud("system", summary)
                .setObjects(List.of(thing("LICENSE", "0", "SEN-1")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.at("/entity/type").asText()).isEqualTo("LICENSE");
        assertThat(event.at("/entity/name").asText()).isEqualTo("SEN-1");
    }

    @ParameterizedTest
    @CsvSource({"created, 300401, 3", "deleted, 300404, 1"})
    void shouldTakeATokenAsAnEntityOfItsOwner(String act, int typeUid, int severity) {
        JsonNode event = Mapping.one(
                dataCenter("personal.access.tokens.audit.log.summary.token." + act, "Personal access token " + act)
                        .setObjects(List.of(thing("User", "JIRAUSER10000", "admin")))
                        .setAttributes(List.of(AuditAttribute.newBuilder()
                                .setName("Token Name")
                                .setValue("ci token")
                                .build()))
                        .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.get("severity_id").asInt()).isEqualTo(severity);
        assertThat(event.at("/entity/name").asText()).isEqualTo("ci token");
        assertThat(event.at("/entity/type").asText()).isEqualTo("Personal access token");
        assertThat(event.at("/entity/user/uid").asText()).isEqualTo("JIRAUSER10000");
        assertThat(event.has("unmapped")).isFalse();
    }

    @Test
    void shouldNotTakeAPersonForAnApp() {
        JsonNode event = Mapping.one(cloud("apps", "App installed")
                .setObjects(List.of(thing("USER", "ug:1", "bob"), thing("APP", "com.acme.app", "Acme")))
                .build());

        assertThat(event.at("/app/uid").asText()).isEqualTo("com.acme.app");
        assertThat(event.at("/unmapped/objects/0/name").asText()).isEqualTo("bob");
    }
}
