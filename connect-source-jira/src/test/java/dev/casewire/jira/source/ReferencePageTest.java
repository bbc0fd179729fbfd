// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.testkit.GoldenFile;
import dev.casewire.testkit.SettingsTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the reference page to the settings' definition. */
class ReferencePageTest {

    @Test
    void shouldTellWhatTheDefinitionTells() {
        String head = """
                # Settings of the Jira source

                Made from the connector's own definition; `ReferencePageTest` in `connect-source-jira` writes and checks it. What the
                settings mean together is in [the connector's README](../../connect-source-jira/README.md).
                """;

        GoldenFile.assertMatches(
                head + SettingsTable.byGroup(JiraSourceConfig.DEFINITION),
                Path.of("../docs/reference/connect-source-jira.md"));
    }
}
