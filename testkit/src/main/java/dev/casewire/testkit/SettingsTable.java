// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** Settings as their definition tells them, as Markdown for the reference pages. */
public final class SettingsTable {
    private static final String HEAD =
            "| setting | type | default | allowed | meaning |\n| --- | --- | --- | --- | --- |\n";

    private SettingsTable() {}

    /** One table, by name. */
    public static String of(ConfigDef definition) {
        return table(definition.configKeys().values().stream().sorted(Comparator.comparing(key -> key.name)));
    }

    /** A heading and a table for each group, in the order of the definition. */
    public static String byGroup(ConfigDef definition) {
        StringBuilder tables = new StringBuilder();
        for (String group : definition.groups()) {
            tables.append("\n## ").append(group).append("\n\n");
            tables.append(table(definition.configKeys().values().stream()
                    .filter(key -> group.equals(key.group))
                    .sorted(Comparator.comparingInt(key -> key.orderInGroup))));
        }
        return tables.toString();
    }

    private static String table(Stream<ConfigDef.ConfigKey> keys) {
        StringBuilder table = new StringBuilder(HEAD);
        keys.forEach(
                key -> table.append("| `" + key.name + "` | " + key.type.name().toLowerCase(Locale.ROOT) + " | "
                        + absent(key) + " | " + (key.validator == null ? "" : key.validator) + " | "
                        + key.documentation.replace("<", "&lt;") + " |\n"));
        return table.toString();
    }

    private static String absent(ConfigDef.ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        // A secret's default prints as [hidden]; there is none.
        boolean isEmpty = key.type == ConfigDef.Type.PASSWORD
                || key.defaultValue == null
                || key.defaultValue.toString().isEmpty()
                || key.defaultValue.equals(List.of());
        return isEmpty ? "empty" : "`" + key.defaultValue + "`";
    }
}
