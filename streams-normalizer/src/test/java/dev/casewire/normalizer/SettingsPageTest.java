// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.streams.AppConfig;
import dev.casewire.streams.SerdeFactory;
import dev.casewire.testkit.GoldenFile;
import dev.casewire.testkit.SettingsTable;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** Holds the reference page to the settings' definitions. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/streams-normalizer.md");
    private static final String HEAD = """
            # Settings of the normalizer

            Made from the definitions in the code; `SettingsPageTest` in `streams-normalizer` writes and checks it. Later sources win:
            defaults, the file of `--config`, environment variables (`CASEWIRE_TOPIC_PREFIX` is `topic.prefix`; two underscores stand
            for one, three for a dash), `key=value` arguments. An unknown setting is refused.

            """;

    @Test
    void shouldTellWhatTheDefinitionsTell() {
        NormalizerApp app = new NormalizerApp();
        String page = HEAD + "## Mapping\n\n" + SettingsTable.of(app.define(new ConfigDef())) + "\n## Every app\n\n"
                + SettingsTable.of(AppConfig.definition(app)) + "\n## Passed on\n\n| prefix | to |\n| --- | --- |\n| `"
                + SerdeFactory.PREFIX + "` | the serde in `" + SerdeFactory.CLASS + "` (default `"
                + SerdeFactory.DEFAULT_CLASS + "`), such as `schema.serde.schema.registry.url` |\n| `"
                + AppConfig.KAFKA_PREFIX + "` | Kafka Streams and its clients; what guarantees rest on is refused |\n";

        GoldenFile.assertMatches(page, PAGE);
    }
}
