// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.casewire.streams.AppConfig;
import dev.casewire.streams.SerdeFactory;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.config.SyncConfigFile;
import dev.casewire.testkit.GoldenFile;
import dev.casewire.testkit.SettingsTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** Holds the reference page to the settings' definitions, and the file on it to the defaults. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/streams-sync.md");
    private static final Path DEFAULTS = Path.of("src/test/resources/defaults.yaml");
    private static final String HEAD = """
            # Settings of the sync

            Made from the definitions in the code; `SettingsPageTest` in `streams-sync` checks it. Later sources win: defaults, the file
            of `--config`, environment variables (`CASEWIRE_TOPIC_PREFIX` is `topic.prefix`; two underscores stand for one, three for
            a dash), `key=value` arguments. An unknown setting is refused.

            """;
    private static final String FILE = """

            ## The file of `sync.config`

            What is kept in step, and how. Below is every setting with its default, so an empty file means the same. A setting that does
            not hold, or that nobody knows, is told with file, line, path, rule and value.

            """;

    @Test
    void shouldTellWhatTheDefinitionsTell() throws Exception {
        SyncApp app = new SyncApp();
        String page = HEAD + "## The app\n\n" + SettingsTable.of(app.define(new ConfigDef())) + "\n## Every app\n\n"
                + SettingsTable.of(AppConfig.definition(app)) + "\n## Passed on\n\n| prefix | to |\n| --- | --- |\n| `"
                + SerdeFactory.PREFIX + "` | the serde in `" + SerdeFactory.CLASS + "` (default `"
                + SerdeFactory.DEFAULT_CLASS + "`), such as `schema.serde.schema.registry.url` |\n| `"
                + AppConfig.KAFKA_PREFIX + "` | Kafka Streams and its clients; what guarantees rest on is refused |\n"
                + FILE + "```yaml\n" + Files.readString(DEFAULTS) + "```\n";

        GoldenFile.assertMatches(page, PAGE);
    }

    @Test
    void shouldShowEveryDefaultOfTheFile() throws Exception {
        assertThat(SyncConfigFile.read("defaults.yaml", Files.readString(DEFAULTS)))
                .isEqualTo(SyncConfig.DEFAULTS);
    }

    @Test
    void shouldShowEverySettingOfTheFile() throws Exception {
        String shown = Files.readString(DEFAULTS);
        List<String> wrong = List.of(
                "x: 1",
                "sites: [{x: 1}]",
                "accounts: [{x: 1}]",
                "scope: {x: 1}",
                "scope: {issues: {x: 1}}",
                "scope: {cases: {x: 1}}",
                "issue: {x: 1}",
                "fields: {title: {x: 1}}",
                "fields: {new: {x: 1}}",
                "closing: {x: 1}",
                "comments: {x: 1}",
                "attachments: {x: 1}",
                "timing: {x: 1}");

        for (String yaml : wrong) {
            String message = catchThrowable(() -> SyncConfigFile.read("wrong.yaml", yaml))
                    .getMessage();
            String known = message.substring(message.lastIndexOf('[') + 1, message.lastIndexOf(']'));
            assertThat(Arrays.asList(known.split(", ")))
                    .as("settings known where '%s' is not", yaml)
                    .isNotEmpty()
                    .allSatisfy(setting -> assertThat(shown).contains(setting + ":"));
        }
    }
}
