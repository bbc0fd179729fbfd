// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.casewire.schemas.ocsf.OcsfFacts;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EmissionSchemaTest {
    private static final String PROFILES = """
            profiles:
              - version: 1.8.0
                common:
                  event: [unmapped]
                  metadata: [uid]
                classes:
                  group_management:
                    group: [desc]
                  web_resources_activity:
                    actor.user: [uid_alt]
            """;

    @Test
    void shouldTakeInWhatIsRequiredRecommendedOrListed() {
        Schema schema = schema(PROFILES, "group_management");

        assertThat(names(schema))
                .contains("time", "message", "user", "unmapped")
                .doesNotContain("count", "enrichments");
        assertThat(names(below(schema, "group"))).containsExactly("desc", "name", "uid");
        assertThat(names(below(schema, "metadata")))
                .contains("version", "log_name", "uid")
                .doesNotContain("tags");
    }

    @Test
    void shouldLeaveOutRecommendedObjectsWithinObjects() {
        assertThat(names(below(schema(PROFILES, "group_management"), "src_endpoint")))
                .contains("ip")
                .doesNotContain("owner");
    }

    @Test
    void shouldLeaveOutAttributesOfProfilesUnlessListed() {
        assertThat(names(schema(PROFILES, "group_management"))).doesNotContain("cloud", "device");
        assertThat(names(schema(PROFILES, "web_resources_activity")))
                .contains("actor")
                .doesNotContain("device");
    }

    @Test
    void shouldRequireWhatOcsfRequires() {
        Schema schema = schema(PROFILES, "web_resources_activity");

        assertThat(schema.getField("time").schema().getType()).isEqualTo(Schema.Type.LONG);
        assertThat(schema.getField("time").schema().getLogicalType()).isNull();
        assertThat(schema.getField("web_resources").schema().getType()).isEqualTo(Schema.Type.ARRAY);
        assertThat(schema.getField("metadata").schema().getType()).isEqualTo(Schema.Type.RECORD);
        assertThat(schema.getField("message").schema().isNullable()).isTrue();
        assertThat(schema.getField("web_resources_result").schema().isNullable())
                .isTrue();
    }

    @Test
    void shouldNameRecordsByTheirPath() {
        Schema schema = schema(PROFILES, "web_resources_activity");

        assertThat(schema.getFullName()).isEqualTo("dev.casewire.ocsf.v1_8.WebResourcesActivity");
        assertThat(below(below(schema, "actor"), "user").getFullName())
                .isEqualTo("dev.casewire.ocsf.v1_8.WebResourcesActivityActorUser");
    }

    @Test
    void shouldMarkFreeFormJson() {
        Schema unmapped =
                value(schema(PROFILES, "group_management").getField("unmapped").schema());

        assertThat(unmapped.getType()).isEqualTo(Schema.Type.STRING);
        assertThat(unmapped.getProp("connect.name")).isEqualTo("dev.casewire.Json");
    }

    @Test
    void shouldRefuseAPathThatOcsfDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema(PROFILES.replace("[desc]", "[description]"), "group_management"))
                .withMessage("emission-profiles.yaml: 1.8.0 group_management: OCSF knows no [group.description]");
    }

    @Test
    void shouldRefuseAPathThatGoesTooDeep() {
        String deep = PROFILES.replace("group: [desc]", "actor.user.ldap_person.manager.ldap_person.manager: [uid]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema(deep, "group_management"))
                .withMessageContaining("lies deeper than 5");
    }

    private static Schema schema(String profiles, String className) {
        EmissionProfile profile = EmissionProfile.parse(profiles).stream()
                .filter(p -> p.className().equals(className))
                .findFirst()
                .orElseThrow();
        return EmissionSchema.of(OcsfFacts.of("1.8.0"), profile);
    }

    private static List<String> names(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).toList();
    }

    private static Schema below(Schema schema, String field) {
        return value(schema.getField(field).schema());
    }

    private static Schema value(Schema schema) {
        Schema value = schema.isUnion() ? schema.getTypes().get(1) : schema;
        return value.getType() == Schema.Type.ARRAY ? value.getElementType() : value;
    }
}
