// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Configuration of one connector.
 *
 * @param name name of the connector
 */
record JiraSourceConfig(String name, ConnectionSettings connection, AuditSettings audit, OutputSettings output) {
    static final ConfigDef DEFINITION = definition();

    private static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        ConnectionSettings.define(definition);
        AuditSettings.define(definition);
        OutputSettings.define(definition);
        return definition;
    }

    /** @throws org.apache.kafka.common.config.ConfigException naming the first setting that is wrong */
    static JiraSourceConfig parse(Map<String, String> settings) {
        AbstractConfig config = new AbstractConfig(DEFINITION, settings, false);
        return new JiraSourceConfig(
                settings.getOrDefault("name", "jira"),
                ConnectionSettings.from(config),
                AuditSettings.from(config),
                OutputSettings.from(config));
    }
}
