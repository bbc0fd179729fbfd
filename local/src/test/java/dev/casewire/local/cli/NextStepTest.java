// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {

    @ParameterizedTest
    @CsvSource({
        "read its log: ./casewire logs broker, read its log: ./casewire logs --dir /tmp/s broker",
        "./casewire status or ./casewire stop, ./casewire status --dir /tmp/s or ./casewire stop --dir /tmp/s",
        "see: ./casewire dlq show t, see: ./casewire dlq show --dir /tmp/s t",
        "make it: ./casewire contracts --registry-url URL, make it: ./casewire contracts --registry-url URL"
    })
    void shouldNameTheFolderThatTheFailedCommandNamed(String advice, String expected) {
        assertThat(NextStep.of(advice, Optional.of(Path.of("/tmp/s")))).isEqualTo("Next: " + expected);
        assertThat(NextStep.of(advice, Optional.empty())).isEqualTo("Next: " + advice);
    }

    @Test
    void shouldQuoteWhatAShellWouldTakeApart() {
        assertThat(NextStep.of("./casewire up", Optional.of(Path.of("/tmp/my $tate's"))))
                .isEqualTo("Next: ./casewire up --dir '/tmp/my $tate'\\''s'");
    }
}
