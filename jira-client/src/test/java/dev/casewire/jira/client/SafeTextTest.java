// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void shouldShowControlAndDirectionCharactersEscaped() {
        assertThat(SafeText.of("  a\r\nERROR forged\u001b[31m\u202eb\u0000\ud800 "))
                .isEqualTo("a\\u000d\\u000aERROR forged\\u001b[31m\\u202eb\\u0000\\ud800");
    }

    @Test
    void shouldCutLongText() {
        assertThat(SafeText.of("x".repeat(5000))).hasSize(303).endsWith("...");
    }
}
