// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.rule.RuleSet;
import dev.casewire.normalizer.rule.RuleTexts;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.testkit.MutableClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {

    private static RuleSet rules(String event) {
        return RuleTexts.read(RuleTexts.rule(event));
    }

    private static RecordMapping bound(RuleSet rules) {
        return RecordMapping.of(
                rules, List.of("1.8.0"), MappingOptions.defaults(), MutableClock.at("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {intent: user.explode, severity: 1}                                           | intent 'user.explode' is not bound in OCSF 1.8.0
                    {intent: user.create, severity: 1, place: {group.name: object.name}}          | has no part 'group'
                    {intent: user.create, severity: 1, place: {user.phone_number: object.name}}   | 'user.phone_number' is outside the emission profile of 1.8.0 account_change
                    {intent: user.create, severity: 1, place: {user.type_id: =one}}               | 'user.type_id' is one of [0, 1, 2, 3, 4, 99], not 'one'
                    {intent: user.create, severity: 1, place: {user.type_id: =7}}                 | 'user.type_id' is one of [0, 1, 2, 3, 4, 99], not '7'
                    {intent: policy.attach, severity: 1, place: {entity.policy.is_applied: =yes}} | 'entity.policy.is_applied' holds BOOLEAN, not 'yes'
                    {intent: user.create, severity: 1, actor-if-absent: group}                    | has no part 'group'
                    {intent: user.create, severity: 1, related: {user_result: USER 2}}            | 'user_result' is an attribute of 1.8.0 account_change
                    {intent: group.create, severity: 1, data: {colour: object.name}}              | events of 1.8.0 group_management have no place for data
                    """)
    void shouldRefuseARuleThatDoesNotFitNamingFileRuleAndProblem(String event, String problem) {
        RuleSet rules = rules(event);

        assertThatThrownBy(() -> bound(rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("some.yaml")
                .hasMessageContaining("some.rule")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {class: group_management, activity: 42} | activity 42 is not one of group_management
                    {class: nothing, activity: 1}           | class 'nothing' is not bound
                    {class: group_management}               | activity is missing
                    """)
    void shouldRefuseAnIntentThatOcsfDoesNotKnow(String intent, String problem) {
        String yaml = "{version: 1.8.0, classes: {group_management: {parts: {group: group}}}, intents: {some.intent: "
                + intent + "}, observables: {}}";

        assertThatThrownBy(() -> Binding.read("binding.yaml", yaml, PackagedRules::binding))
                .hasMessageContaining("binding.yaml")
                .hasMessageContaining("some.intent")
                .hasMessageContaining(problem);
    }

    @Test
    void shouldBindEveryPackagedRule() {
        assertThat(bound(PackagedRules.rules())).isNotNull();
    }

    @Test
    void shouldHaveAnEmissionProfileForEveryClass() {
        assertThat(PackagedRules.binding("1.8.0").classNames())
                .allSatisfy(
                        name -> assertThat(OcsfSchemas.schema("1.8.0", name)).isNotNull())
                .hasSize(8);
    }

    /** A rule that places what does not fit costs nobody an event. */
    @ParameterizedTest
    @CsvSource({"user.account.is_disabled, My Board", "user.type_id, My Board", "user.type_id, 7"})
    void shouldKeepAValueOfTheRecordThatDoesNotFitItsPlace(String path, String value) {
        RecordMapping mapper = bound(rules("{intent: user.disable, severity: 1, place: {user.name: object(USER).name, '"
                + path + "': object(BOARD).name}}"));
        // Those before it have values that fit.
        for (int i = 0; i < 3; i++) {
            Mapping.events(mapper, boardOf(path.contains("is_") ? "true" : "1"));
        }

        JsonNode event =
                EventJson.of(Mapping.events(mapper, boardOf(value)).get(0).record());

        assertThat(event.at("/unmapped/" + path).asText()).isEqualTo(value);
        assertThat(event.at("/metadata/labels/0").asText()).isEqualTo("route:specific");
        assertThat(event.at("/user/name").asText()).isEqualTo("ann");
    }

    private static JiraAuditRecord boardOf(String name) {
        return AuditRecords.cloud("a", "b")
                .setObjects(List.of(AuditRecords.thing("USER", "1", "ann"), AuditRecords.thing("BOARD", "2", name)))
                .build();
    }
}
