// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void shouldShowWhatWouldSteerATerminalByItsNumber() {
        assertThat(Printable.of("a\u001b[31m\nb\u202ec\ud800 \u00e4\u6f22"))
                .isEqualTo("a\\u001b[31m\\u000ab\\u202ec\\ud800 \u00e4\u6f22");
    }
}
