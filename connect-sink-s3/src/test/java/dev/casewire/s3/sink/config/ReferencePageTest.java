// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import dev.casewire.testkit.GoldenFile;
import dev.casewire.testkit.SettingsTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the reference page to the settings' definition. */
class ReferencePageTest {

    @Test
    void shouldTellWhatTheDefinitionTells() {
        String head = """
                # Settings of the S3 sink

                Made from the connector's own definition; `ReferencePageTest` in `connect-sink-s3` writes and checks it. What the
                settings mean together is in [the connector's README](../../connect-sink-s3/README.md).
                """;

        GoldenFile.assertMatches(
                head + SettingsTable.byGroup(S3SinkConfig.definition()),
                Path.of("../docs/reference/connect-sink-s3.md"));
    }
}
