// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** Adds the settings of one group in the order they are written. Not thread-safe. */
final class Setting {
    private final ConfigDef definition;
    private final String group;
    private int order;

    Setting(ConfigDef definition, String group) {
        this.definition = definition;
        this.group = group;
    }

    /** A setting without default. */
    Setting required(String key, ConfigDef.Type type, ConfigDef.Validator rule, String name, String doc) {
        return add(key, type, ConfigDef.NO_DEFAULT_VALUE, rule, Importance.HIGH, name, doc);
    }

    Setting optional(
            String key,
            ConfigDef.Type type,
            Object absent,
            ConfigDef.@Nullable Validator rule,
            Importance importance,
            String name,
            String doc) {
        return add(key, type, absent, rule, importance, name, doc);
    }

    private Setting add(
            String key,
            ConfigDef.Type type,
            Object absent,
            ConfigDef.@Nullable Validator rule,
            Importance importance,
            String name,
            String doc) {
        Width width = type == ConfigDef.Type.STRING || type == ConfigDef.Type.PASSWORD ? Width.LONG : Width.SHORT;
        definition.define(key, type, absent, rule, importance, doc, group, ++order, width, name);
        return this;
    }
}
