// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
    @TempDir
    private Path folder;

    private Path plugins;

    @BeforeEach
    void makeFolder() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
    }

    @Test
    void shouldUnpackAndReplaceWhatChanged() throws Exception {
        Path zip = zip("source.zip", "source-1/lib/a.jar", "one");
        PluginFolder.fill(plugins, List.of(zip));
        assertThat(plugins.resolve("source/source-1/lib/a.jar")).hasContent("one");

        zip("source.zip", "source-1/lib/b.jar", "two");
        Files.setLastModifiedTime(zip, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        PluginFolder.fill(plugins, List.of(zip));

        assertThat(plugins.resolve("source/source-1/lib/a.jar")).doesNotExist();
        assertThat(plugins.resolve("source/source-1/lib/b.jar")).hasContent("two");
    }

    @Test
    void shouldLeaveWhatDidNotChange() throws Exception {
        Path zip = zip("source.zip", "lib/a.jar", "one");
        PluginFolder.fill(plugins, List.of(zip));
        Path unpacked = plugins.resolve("source/lib/a.jar");
        Files.writeString(unpacked, "touched");

        PluginFolder.fill(plugins, List.of(zip));

        assertThat(unpacked).hasContent("touched");
    }

    @Test
    void shouldTakeAwayPluginsThatAreGone() throws Exception {
        PluginFolder.fill(plugins, List.of(zip("old.zip", "lib/a.jar", "one")));

        PluginFolder.fill(plugins, List.of(zip("new.zip", "lib/a.jar", "one")));

        assertThat(plugins.resolve("old")).doesNotExist();
        assertThat(plugins.resolve("new")).isDirectory();
    }

    @Test
    void shouldRefuseAnEntryThatPointsOutside() throws Exception {
        Path zip = zip("evil.zip", "../../outside.txt", "x");

        assertThatThrownBy(() -> PluginFolder.fill(plugins, List.of(zip)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../../outside.txt");
        assertThat(folder.resolve("outside.txt")).doesNotExist();
    }

    private Path zip(String name, String entry, String content) throws IOException {
        Path zip = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }
}
