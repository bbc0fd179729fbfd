// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFolderTest {

    @Test
    void shouldNameTheFileThatIsNoUtf8(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("own.yaml"), new byte[] {'#', (byte) 0xE4});

        assertThatThrownBy(new RuleFolder(folder)::texts).hasMessage(file + ":1: a rule file must be in UTF-8");
    }
}
