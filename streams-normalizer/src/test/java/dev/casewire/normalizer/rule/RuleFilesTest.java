// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFilesTest {
    @Test
    void shouldReadARule() {
        RuleSet rules = RuleTexts.read(
                RuleTexts.rule("{intent: some.intent, severity: 2, place: {user.name: object(USER).name}}"));

        assertThat(rules.name()).isEqualTo("test");
        assertThat(rules.rules()).hasSize(1);
        assertThat(rules.rules().get(0).events().get(0).intent()).isEqualTo("some.intent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {intent: i, severity: 9}                                | severity must be 1 to 6, is '9'
                    {intent: i, severity: 1, raise: [{to: 0, if: [item]}]}  | severity must be 1 to 6, is '0'
                    {intent: i, severity: 1, sevrity: 2}                    | unknown setting [sevrity]
                    {severity: 1}                                           | intent is missing
                    {intent: i}                                             | severity is missing
                    {intent: i, severity: 1, each: gained(Users)}           | each must be added(NAME) or removed(NAME)
                    {intent: i, severity: 1, use: {user: nobody}}           | unknown shape 'nobody'
                    {intent: i, severity: 1, place: {user.name: objct.id}}  | 'objct.id' is no expression
                    {intent: i, severity: 1, place: {user.name: object(USER).colour}} | is no expression
                    {intent: i, severity: 1, if: ["changed(A) is B"]}       | 'changed(A)' is no expression
                    {intent: i, severity: 1, otherwise: ja}                 | must be true or false, is 'ja'
                    {intent: i, severity: 1, related: {Lead: USER}}         | small letters, digits and '_', is 'Lead'
                    {intent: i, severity: 1, related: {objects: USER}}      | something else under 'objects'
                    {intent: i, severity: 1, related: {lead: USER 0}}       | TYPE 2 for the second, is 'USER 0'
                    """)
    void shouldRefuseARuleNamingFileRuleAndProblem(String event, String problem) {
        assertThatThrownBy(() -> RuleTexts.read(RuleTexts.rule(event)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("some.yaml")
                .hasMessageContaining("some.rule")
                .hasMessageContaining(problem);
    }

    @Test
    void shouldRefuseARuleThatMatchesNothing() {
        assertThatThrownBy(() -> RuleTexts.read("rules: [{id: some.rule, events: [{intent: i, severity: 1}]}]"))
                .hasMessageContaining("needs keys or captions");
    }

    @Test
    void shouldRefuseACaptionWithoutCategory() {
        assertThatThrownBy(
                        () -> RuleTexts.read("rules: [{id: r, captions: [alone], events: [{intent: i, severity: 1}]}]"))
                .hasMessageContaining("a caption is written as CATEGORY / CAPTION, is 'alone'");
    }

    @Test
    void shouldRefuseTwoRulesForOneKind() {
        assertThatThrownBy(() -> RuleTexts.read("""
                        rules:
                          - {id: first, captions: [A / B], events: [{intent: i, severity: 1}]}
                          - {id: second, captions: [a / b], events: [{intent: i, severity: 1}]}
                        """))
                .hasMessageContaining("'second'")
                .hasMessageContaining("'first' already");
    }

    @Test
    void shouldRefuseTwoRulesOfOneId() {
        assertThatThrownBy(() -> RuleTexts.read("""
                        rules:
                          - {id: same, captions: [a / b], events: [{intent: i, severity: 1}]}
                          - {id: same, captions: [c / d], events: [{intent: i, severity: 1}]}
                        """)).hasMessageContaining("a rule of this id is there already");
    }

    @Test
    void shouldRefuseAVerbForAnUnknownIntent() {
        assertThatThrownBy(() -> RuleTexts.read("verbs: {resource.explode: [exploded]}"))
                .hasMessageContaining("unknown intent 'resource.explode'");
    }

    @Test
    void shouldRefuseAVerbOfTwoMeanings() {
        assertThatThrownBy(() -> RuleTexts.read("verbs: {resource.create: [made], resource.delete: [made]}"))
                .hasMessageContaining("'made' means resource.");
    }
}
