// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import dev.casewire.schemas.YamlEntry;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code fields}: our own by their names, any Jira field by a name of the reader's choice. */
final class FieldsFile {
    private static final Set<String> OF_OURS = Set.of("direction", "policy");
    private static final Set<String> OF_CUSTOM = Set.of("direction", "policy", "jira", "max");

    private FieldsFile() {}

    static List<FieldConfig> read(YamlEntry entry) {
        Map<String, FieldConfig> fields = new LinkedHashMap<>();
        SyncConfig.FIELDS.forEach(field -> fields.put(field.name().value(), field));
        for (String name : entry.keys()) {
            YamlEntry field = entry.entry(name);
            FieldConfig known = fields.get(name);
            fields.put(name, known == null ? custom(name, field) : ours(known, field));
        }
        return new ArrayList<>(fields.values());
    }

    private static FieldConfig ours(FieldConfig known, YamlEntry field) {
        field.allowOnly(OF_OURS);
        Direction direction = direction(field, known.direction());
        boolean isOnlyOfCase = known.name().equals(FieldName.CASE_INFO);
        if (isOnlyOfCase && direction != Direction.TO_ISSUE && direction != Direction.OFF) {
            throw field.problem(
                    "direction", "the direction of case-info must be to-issue or off, is '" + direction.text() + "'");
        }
        return known.with(direction, policy(field, known.policy()));
    }

    private static FieldConfig custom(String name, YamlEntry field) {
        field.allowOnly(OF_CUSTOM);
        int max = field.keys().contains("max") ? field.number("max") : FieldConfig.CUSTOM_MAX;
        String jira = field.text("jira");
        return SyncConfigFile.checked(
                field,
                () -> new FieldConfig(
                        new FieldName(name),
                        direction(field, Direction.BOTH),
                        policy(field, Policy.CASE),
                        max,
                        max,
                        jira));
    }

    private static Direction direction(YamlEntry field, Direction base) {
        return field.keys().contains("direction") ? field.parsed("direction", Direction::parse) : base;
    }

    private static Policy policy(YamlEntry field, Policy base) {
        return field.keys().contains("policy")
                ? field.parsed("policy", text -> Choice.parse(Policy.class, text))
                : base;
    }
}
