// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcsfFactsTest {
    private final OcsfFacts facts = OcsfFacts.of("1.8.0");

    @Test
    void shouldFindAClassByNameAndByUid() {
        OcsfClass groupManagement = facts.classNamed("group_management");

        assertThat(facts.classOf(3006)).isSameAs(groupManagement);
        assertThat(groupManagement.caption()).isEqualTo("Group Management");
        assertThat(groupManagement.categoryUid()).isEqualTo(3);
        assertThat(groupManagement.categoryCaption()).isEqualTo("Identity & Access Management");
        assertThat(groupManagement.profiles()).contains("host", "cloud");
    }

    @ParameterizedTest
    @CsvSource({
        "0, base_event", "1008, event_log_actvity", "2004, detection_finding", "2005, incident_finding",
        "3001, account_change", "3002, authentication", "3003, authorize_session", "3004, entity_management",
        "3005, user_access", "3006, group_management", "5003, user_inventory", "6001, web_resources_activity",
        "6002, application_lifecycle", "6006, file_hosting"
    })
    void shouldHoldEveryClassThatCasewireNeeds(int uid, String name) {
        assertThat(facts.classOf(uid).name()).isEqualTo(name);
    }

    @Test
    void shouldNameActivitiesAndTypes() {
        OcsfClass groupManagement = facts.classNamed("group_management");

        assertThat(groupManagement.activityName(3)).isEqualTo("Add User");
        assertThat(groupManagement.typeUid(3)).isEqualTo(300603);
        assertThat(groupManagement.typeName(3)).isEqualTo("Group Management: Add User");
        assertThat(groupManagement.typeName(OcsfClass.OTHER)).isEqualTo("Group Management: Other");
    }

    @Test
    void shouldRefuseAnActivityOfAnotherClass() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts.classNamed("user_access").typeName(3))
                .withMessageContaining("user_access has no activity 3");
    }

    @Test
    void shouldKnowWhatAnAttributeIs() {
        OcsfAttribute severity = facts.attribute("user_access", "severity_id").orElseThrow();

        assertThat(severity.requirement()).isEqualTo(OcsfRequirement.REQUIRED);
        assertThat(severity.sibling()).isEqualTo("severity");
        assertThat(severity.caption(2)).contains("Low");
        assertThat(severity.caption(42)).isEmpty();
    }

    @Test
    void shouldFollowAPathThroughObjectsAndArrays() {
        assertThat(facts.attribute("account_change", "actor.user.type_id")
                        .orElseThrow()
                        .caption(3))
                .contains("System");
        assertThat(facts.attribute("web_resources_activity", "web_resources.data")
                        .orElseThrow()
                        .type())
                .isEqualTo("json_t");
        assertThat(facts.attribute("account_change", "actor.user.nothing")).isEmpty();
        assertThat(facts.attribute("account_change", "message.text")).isEmpty();
    }

    @Test
    void shouldTellProfileAndDeprecationOfAnAttribute() {
        assertThat(facts.attribute("web_resources_activity", "actor")
                        .orElseThrow()
                        .profile())
                .isEqualTo("host");
        assertThat(facts.attribute("group_management", "actor").orElseThrow().profile())
                .isNull();
        assertThat(facts.attribute("user_access", "resource").orElseThrow().deprecatedSince())
                .isEqualTo("1.5.0");
    }

    @Test
    void shouldJudgeConstraintsByPresence() {
        OcsfConstraint oneName = facts.object("user").constraints().get(0);
        OcsfConstraint justOne =
                facts.classNamed("authorize_session").constraints().get(0);

        assertThat(oneName.holds(Set.of("uid", "email_addr")::contains)).isTrue();
        assertThat(oneName.holds(Set.of("email_addr")::contains)).isFalse();
        assertThat(justOne.holds(Set.of("group")::contains)).isTrue();
        assertThat(justOne.holds(Set.of("group", "privileges")::contains)).isFalse();
    }

    @Test
    void shouldTellBaseTypesAndObservables() {
        assertThat(facts.baseType("email_t")).isEqualTo("string_t");
        assertThat(facts.baseType("timestamp_t")).isEqualTo("long_t");
        assertThat(facts.baseType("json_t")).isEqualTo("json_t");
        assertThat(facts.observableType(31)).contains("User Object: uid");
        assertThat(facts.observableType(3100)).isEmpty();
    }

    @Test
    void shouldHoldEveryObjectThatIsReferredTo() {
        facts.classes().stream()
                .flatMap(c -> c.attributes().values().stream())
                .filter(OcsfAttribute::isObject)
                .forEach(a -> assertThat(facts.object(a.objectType()).name()).isEqualTo(a.objectType()));
    }

    @Test
    void shouldNameWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts.classNamed("nothing"))
                .withMessageStartingWith("OCSF 1.8.0 facts hold no class 'nothing'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcsfFacts.of("0.9.0"))
                .withMessageContaining("facts-0.9.0.json");
    }
}
