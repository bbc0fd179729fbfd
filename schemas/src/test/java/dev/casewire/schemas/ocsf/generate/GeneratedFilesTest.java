// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.casewire.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated is committed, and never by hand. */
class GeneratedFilesTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    private final GeneratedFiles generated = new GeneratedFiles(MODULE, Topics.load());

    @ParameterizedTest
    @ValueSource(strings = {"1.1.0", "1.8.0"})
    void shouldFindFactsAsOcsfGivesThem(String version) throws IOException {
        Path compiled = shared().resolve("ocsf/ocsf-" + version + ".json");
        assumeTrue(Files.exists(compiled), "skipped: " + compiled + " is absent; it is not part of the repository");

        assertCommitted(generated.facts(compiled));
    }

    @Test
    void shouldFindSchemasAsTheProfilesGiveThem() throws IOException {
        assertCommitted(generated.schemas());
    }

    @Test
    void shouldFindTheSchemaOfTodayInTheHistory() throws IOException {
        assertCommitted(generated.history());
    }

    @Test
    void shouldFindTheReferencePageAsTheTopicsGiveIt() throws IOException {
        assertCommitted(generated.reference());
    }

    private static void assertCommitted(Map<Path, String> files) throws IOException {
        for (var file : files.entrySet()) {
            assertThat(file.getKey())
                    .as("generated file; run the generator of schemas/README.md and commit what it writes")
                    .exists();
            assertThat(Files.readString(file.getKey()))
                    .as("%s; run the generator of schemas/README.md and commit what it writes", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    /** Where the testkit looks too; this module stands below it and cannot ask it. */
    private static Path shared() {
        String setting = System.getProperty("CASEWIRE_SHARED", System.getenv("CASEWIRE_SHARED"));
        return setting == null ? MODULE.getParent().resolveSibling("shared") : Path.of(setting);
    }
}
