// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class SharedFilesTest {

    @TempDir
    Path dir;

    @Test
    void shouldFindTheFolderBesideTheRepositoryFromAModule() throws IOException {
        Path module = Files.createDirectories(dir.resolve("repo/module"));
        Files.createFile(dir.resolve("repo/mvnw"));
        Path shared = Files.createDirectory(dir.resolve("shared"));

        assertThat(SharedFiles.root(null, module)).contains(shared);
        assertThat(SharedFiles.root(" ", module)).contains(shared);
    }

    @Test
    void shouldFollowTheSettingBeforeAllElse() throws IOException {
        Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));

        assertThat(SharedFiles.root(elsewhere.toString(), dir)).contains(elsewhere);
        assertThat(SharedFiles.root(dir.resolve("absent").toString(), dir)).isEmpty();
    }

    @Test
    void shouldSkipTheTestWhenTheFileIsAbsent() {
        assertThatThrownBy(() -> SharedFiles.require("no/such/file"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no/such/file")
                .hasMessageContaining(SharedFiles.SETTING);
    }
}
