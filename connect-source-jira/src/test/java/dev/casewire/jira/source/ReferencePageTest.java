// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** Holds the reference page to the settings' definition. With -Dcasewire.write=true it writes the page instead. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("../docs/reference/connect-source-jira.md");

    @Test
    void shouldTellWhatTheDefinitionTells() throws Exception {
        String page = page();
        if (Boolean.getBoolean("casewire.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("write it anew: ./mvnw -pl connect-source-jira -am test -Dtest=ReferencePageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.jvm=-Dcasewire.write=true")
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Settings of the Jira source

                Made from the connector's own definition; `ReferencePageTest` in `connect-source-jira` writes and checks it. What the
                settings mean together is in [the connector's README](../../connect-source-jira/README.md).
                """);
        ConfigDef definition = JiraSourceConfig.DEFINITION;
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
        String absent =
                key.hasDefault() ? "".equals(key.defaultValue) ? "empty" : "`" + key.defaultValue + "`" : "required";
        String allowed = key.validator == null ? "" : key.validator.toString();
        return "| `" + key.name + "` | " + key.type.name().toLowerCase() + " | " + absent + " | " + allowed + " | "
                + key.documentation.replace("<", "&lt;") + " |\n";
    }
}
