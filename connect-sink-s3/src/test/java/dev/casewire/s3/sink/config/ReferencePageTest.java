// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** Holds the reference page to the settings' definition. With -Dcasewire.write=true it writes the page instead. */
class ReferencePageTest {

    private static final Path PAGE = Path.of("../docs/reference/connect-sink-s3.md");

    @Test
    void shouldTellWhatTheDefinitionTells() throws Exception {
        String page = page();
        if (Boolean.getBoolean("casewire.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("write it anew: ./mvnw -pl connect-sink-s3 -am test -Dtest=ReferencePageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.jvm=-Dcasewire.write=true")
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Settings of the S3 sink

                Made from the connector's own definition; `ReferencePageTest` in `connect-sink-s3` writes and checks it. What the
                settings mean together is in [the connector's README](../../connect-sink-s3/README.md).
                """);
        ConfigDef definition = S3SinkConfig.definition();
        for (String group : definition.groups()) {
            page.append("\n## ").append(group).append("\n\n| setting | type | default | allowed | meaning |\n");
            page.append("| --- | --- | --- | --- | --- |\n");
            keys(definition, group).forEach(key -> page.append(row(key)));
        }
        return page.toString();
    }

    private static List<ConfigDef.ConfigKey> keys(ConfigDef definition, String group) {
        return definition.configKeys().values().stream()
                .filter(key -> group.equals(key.group))
                .sorted(Comparator.comparingInt(key -> key.orderInGroup))
                .toList();
    }

    private static String row(ConfigDef.ConfigKey key) {
        String allowed = key.validator == null ? "" : key.validator.toString();
        return "| `" + key.name + "` | " + key.type.name().toLowerCase(Locale.ROOT) + " | " + absent(key) + " | "
                + allowed + " | " + key.documentation.replace("<", "&lt;") + " |\n";
    }

    private static String absent(ConfigDef.ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        // A secret's default prints as [hidden]; there is none.
        boolean empty = key.type == ConfigDef.Type.PASSWORD
                || key.defaultValue == null
                || key.defaultValue.toString().isEmpty()
                || key.defaultValue.equals(List.of());
        return empty ? "empty" : "`" + key.defaultValue + "`";
    }
}
