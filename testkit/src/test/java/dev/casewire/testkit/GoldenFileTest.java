// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldAcceptTheSameTextWithOtherLineEnds() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\r\ntwo\r\n");

        assertThatCode(() -> GoldenFile.assertMatches("one\ntwo", file)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseADifferenceAndSayHowToAcceptIt() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\n");

        assertThatThrownBy(() -> GoldenFile.assertMatches("two", file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dgolden.update=true");
        assertThatThrownBy(() -> GoldenFile.assertMatches("two", folder.resolve("absent.txt")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not exist");
    }
}
