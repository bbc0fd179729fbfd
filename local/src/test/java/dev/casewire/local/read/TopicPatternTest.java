// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.local.settings.StackProblem;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicPatternTest {
    private static final Set<String> TOPICS =
            Set.of("ocsf.v1_8.user_access", "ocsf.v1_8.account_change", "ocsfXv1", "normalizer.dlq.v1");

    @Test
    void shouldTakeAStarForAnyRunAndADotForADot() {
        assertThat(new TopicPattern("ocsf.*").among(TOPICS))
                .containsExactly("ocsf.v1_8.account_change", "ocsf.v1_8.user_access");
    }

    @Test
    void shouldTakeAQuestionMarkForOneCharacter() {
        assertThat(new TopicPattern("ocsf?v1").among(TOPICS)).containsExactly("ocsfXv1");
    }

    @Test
    void shouldTakeANameForItself() {
        assertThat(new TopicPattern("normalizer.dlq.v1").among(TOPICS)).containsExactly("normalizer.dlq.v1");
    }

    @Test
    void shouldTakeARegularExpressionWhenNothingMatchesOtherwise() {
        assertThat(new TopicPattern("ocsf\\.v1_8\\..*").among(TOPICS))
                .containsExactly("ocsf.v1_8.account_change", "ocsf.v1_8.user_access");
        assertThatThrownBy(() -> new TopicPattern("(").among(TOPICS)).isInstanceOf(StackProblem.class);
    }

    @Test
    void shouldNameTheTopicsWhenNoneMatches() {
        assertThatThrownBy(() -> new TopicPattern("jira.*").among(TOPICS))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("'jira.*'")
                .extracting(it -> ((StackProblem) it).next())
                .asString()
                .contains("ocsf.v1_8.user_access");
    }
}
