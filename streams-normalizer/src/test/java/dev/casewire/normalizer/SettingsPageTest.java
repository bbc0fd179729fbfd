// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.streams.AppConfig;
import dev.casewire.streams.SerdeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** Holds the reference page to the settings' definitions. With -Dcasewire.write=true it writes the page instead. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/streams-normalizer.md");
    private static final String HEAD = """
            # Settings of the normalizer

            Made from the definitions in the code; `SettingsPageTest` in `streams-normalizer` writes and checks it. Later sources win:
            defaults, the file of `--config`, environment variables (`CASEWIRE_TOPIC_PREFIX` is `topic.prefix`; two underscores stand
            for one, three for a dash), `key=value` arguments. An unknown setting is refused.

            """;
    private static final String TABLE =
            "| setting | type | default | allowed | meaning |\n| --- | --- | --- | --- | --- |\n";

    @Test
    void shouldTellWhatTheDefinitionsTell() throws Exception {
        String page = page();
        if (Boolean.getBoolean("casewire.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("write it anew: ./mvnw -pl streams-normalizer -am test -Dtest=SettingsPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.jvm=-Dcasewire.write=true")
                .isEqualTo(page);
    }

    private static String page() {
        NormalizerApp app = new NormalizerApp();
        StringBuilder page = new StringBuilder(HEAD);
        page.append("## Mapping\n\n").append(rows(app.define(new ConfigDef())));
        page.append("\n## Every app\n\n").append(rows(AppConfig.definition(app)));
        page.append("\n## Passed on\n\n| prefix | to |\n| --- | --- |\n");
        page.append("| `")
                .append(SerdeFactory.PREFIX)
                .append("` | the serde in `")
                .append(SerdeFactory.CLASS)
                .append("` (default `")
                .append(SerdeFactory.DEFAULT_CLASS)
                .append("`), such as `schema.serde.schema.registry.url` |\n");
        page.append("| `")
                .append(AppConfig.KAFKA_PREFIX)
                .append("` | Kafka Streams and its clients; what guarantees rest on is refused |\n");
        return page.toString();
    }

    private static String rows(ConfigDef definition) {
        StringBuilder rows = new StringBuilder(TABLE);
        definition.configKeys().values().stream()
                .sorted((a, b) -> a.name.compareTo(b.name))
                .forEach(key -> rows.append(row(key)));
        return rows.toString();
    }

    private static String row(ConfigDef.ConfigKey key) {
        String absent =
                key.hasDefault() ? "".equals(key.defaultValue) ? "empty" : "`" + key.defaultValue + "`" : "required";
        String allowed = key.validator == null ? "" : key.validator.toString();
        return "| `" + key.name + "` | " + key.type.name().toLowerCase(Locale.ROOT) + " | " + absent + " | " + allowed
                + " | " + key.documentation.replace("<", "&lt;") + " |\n";
    }
}
