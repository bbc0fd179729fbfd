// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The reference folder that tests may read but the repository does not hold: real audit records, API documents, the OCSF
 * judge.
 *
 * <p>It is where the system property or environment variable {@code CASEWIRE_SHARED} points (the property wins), else the
 * folder {@code shared} beside the repository, which is the nearest ancestor of the working directory with an {@code mvnw}.
 */
public final class SharedFiles {

    /** Name of the system property and of the environment variable. */
    public static final String SETTING = "CASEWIRE_SHARED";

    private SharedFiles() {}

    /** A file or folder by its path inside the shared folder, if both are there. */
    public static Optional<Path> find(String path) {
        return root(
                        System.getProperty(SETTING, System.getenv(SETTING)),
                        Path.of("").toAbsolutePath())
                .map(root -> root.resolve(path))
                .filter(Files::exists);
    }

    /** Like {@link #find}; where it is absent, the running test is skipped with a message that says how to provide it. */
    public static Path require(String path) {
        Optional<Path> found = find(path);
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "skipped: " + path + " is not in the shared folder; put the folder beside the repository or set "
                        + SETTING);
        return found.orElseThrow();
    }

    static Optional<Path> root(@Nullable String setting, Path workingDirectory) {
        if (setting != null && !setting.isBlank()) {
            return Optional.of(Path.of(setting)).filter(Files::isDirectory);
        }
        for (Path dir = workingDirectory; dir != null; dir = dir.getParent()) {
            if (Files.exists(dir.resolve("mvnw"))) {
                return Optional.of(dir.resolveSibling("shared")).filter(Files::isDirectory);
            }
        }
        return Optional.empty();
    }
}
