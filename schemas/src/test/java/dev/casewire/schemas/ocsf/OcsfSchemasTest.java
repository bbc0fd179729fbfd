// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.casewire.schemas.SchemaReference;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import org.junit.jupiter.api.Test;

class OcsfSchemasTest {

    @Test
    void shouldNameTopicAndRecordByVersionAndClass() {
        assertThat(OcsfSchemas.topic("1.8.0", "group_management")).isEqualTo("ocsf.v1_8.group_management");
        assertThat(OcsfSchemas.schema("1.8.0", "group_management").getFullName())
                .isEqualTo("dev.casewire.ocsf.v1_8.GroupManagement");
    }

    @Test
    void shouldListItsTopicsUnderTheirOwnNames() {
        for (TopicDefinition topic : Topics.load().all()) {
            if (topic.schema() instanceof SchemaReference.Ocsf ocsf) {
                assertThat(topic.name()).isEqualTo(OcsfSchemas.topic(ocsf.version(), ocsf.className()));
            }
        }
    }

    @Test
    void shouldNameTheMissingSchema() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcsfSchemas.schema("1.8.0", "datastore_activity"))
                .withMessageContaining("ocsf/v1_8/datastore_activity.avsc");
    }

    @Test
    void shouldRefuseAVersionInAnotherForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcsfSchemas.topic("1.8", "group_management"))
                .withMessageContaining("is '1.8'");
    }
}
