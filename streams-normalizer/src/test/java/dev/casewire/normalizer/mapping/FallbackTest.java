// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static dev.casewire.normalizer.mapping.AuditRecords.change;
import static dev.casewire.normalizer.mapping.AuditRecords.cloud;
import static dev.casewire.normalizer.mapping.AuditRecords.dataCenter;
import static dev.casewire.normalizer.mapping.AuditRecords.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds without a rule of their own. */
class FallbackTest {

    @ParameterizedTest
    @CsvSource({
        "Sprint created,                 600101",
        "Request type deleted,           600104",
        "Issue viewed,                   600102",
        "Customer permissions changed,   600103",
        "Cloud email channel turned on,  600103",
        "Audit Log search performed,     600105",
        "Issues exported,                600107",
        "Imported workflow deleted,      600104",
        "Filter shared,                  600108"
    })
    void shouldGoByTheVerb(String summary, int typeUid) {
        JsonNode event = Mapping.one(cloud("anything", summary)
                .setObjects(List.of(thing("THING", "1", "one")))
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(typeUid);
        assertThat(event.at("/metadata/labels/0").asText()).isEqualTo("route:fallback");
    }

    @Test
    void shouldGoByTheVerbOfTheKeyFirst() {
        JsonNode event = Mapping.one(dataCenter("jira.auditing.version.released", "Projektversion ver\u00f6ffentlicht")
                .build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(600103);
    }

    @Test
    void shouldNameTheActByItsCaptionWhenThereIsNoVerb() {
        JsonNode event = Mapping.one(cloud("System", "Sprint exploded").build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(600199);
        assertThat(event.get("activity_name").asText()).isEqualTo("Sprint exploded");
        assertThat(event.at("/metadata/labels/0").asText()).isEqualTo("route:other");
        assertThat(event.at("/web_resources/0/name").asText()).isEqualTo("acme.example");
    }

    @Test
    void shouldSayUnknownWhenTheRecordHasNoName() {
        JsonNode event =
                Mapping.one(cloud("", "").setCategory(null).setAction(null).build());

        assertThat(event.get("type_uid").asInt()).isEqualTo(600100);
        assertThat(event.get("activity_name").asText()).isEqualTo("Unknown");
    }

    @Test
    void shouldListValuesOfANameThatComesSeveralTimes() {
        JsonNode event = Mapping.one(cloud("elsewhere", "Pipeline created")
                .setObjects(List.of(thing("PIPELINE", "w", "w")))
                .setChangedValues(List.of(
                        change("Status", null, "To Do"), change("Status", null, "Done"), change("Name", null, "w")))
                .build());

        assertThat(event.at("/web_resources_result/0/data").toString())
                .isEqualTo("{\"Status\":[\"To Do\",\"Done\"],\"Name\":\"w\"}");
    }

    @Test
    void shouldNameAThingOnceThatTheSourceListsTwice() {
        JsonNode event = Mapping.one(cloud("boards", "Board created")
                .setObjects(List.of(thing("BOARD", "1", "b"), thing("BOARD", "1", "b")))
                .build());

        assertThat(event.get("web_resources")).hasSize(1);
    }
}
