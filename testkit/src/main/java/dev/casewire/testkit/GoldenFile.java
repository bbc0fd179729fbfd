// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file that a generated text must equal, such as a topology's description: a change of it is seen in review, and
 * nobody renames a store by accident. {@code -Dgolden.update=true} writes the files anew.
 */
public final class GoldenFile {
    /** Name of the system property that writes instead of comparing. */
    public static final String UPDATE = "golden.update";

    private GoldenFile() {}

    /**
     * Compares, whatever the line ends of the platform.
     *
     * @param file relative to the module, such as {@code src/test/resources/topology.txt}
     */
    public static void assertMatches(String actual, Path file) {
        String text = actual.replace("\r\n", "\n").stripTrailing() + '\n';
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            if (!Files.exists(file)) {
                fail("%s does not exist; -D%s=true writes it", file, UPDATE);
            }
            assertThat(text)
                    .as("%s differs; where the change is meant, -D%s=true writes it anew", file, UPDATE)
                    .isEqualTo(Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or written", e);
        }
    }
}
