// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.client.JiraClient;
import dev.casewire.jira.client.JiraClientSettings;
import dev.casewire.jira.client.JiraCredentials;
import dev.casewire.jira.client.JiraSite;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Which Jira is asked, and as whom.
 *
 * @param requestTimeout longest wait for one answer
 * @param check whether validating a configuration asks Jira
 */
record ConnectionSettings(JiraSite site, JiraCredentials credentials, Duration requestTimeout, boolean check) {

    static void define(ConfigDef definition) {
        new Setting(definition, "Jira")
                .required(
                        SourceKeys.URL,
                        ConfigDef.Type.STRING,
                        Rules.siteUrl(),
                        "Base URL",
                        "Base URL of the Jira Cloud site, such as https://your-site.atlassian.net, or of the gateway for"
                                + " tokens with scopes, https://api.atlassian.com/ex/jira/<cloudId>. Plain http is"
                                + " accepted for the own machine only.")
                .required(
                        SourceKeys.EMAIL,
                        ConfigDef.Type.STRING,
                        Rules.email(),
                        "E-mail",
                        "E-mail address of the Atlassian account that reads. It needs the global permission Administer"
                                + " Jira.")
                .required(
                        SourceKeys.TOKEN,
                        ConfigDef.Type.PASSWORD,
                        Rules.secret(),
                        "API token",
                        "API token of that account. Refer to a secret through a config provider instead of writing it"
                                + " here.")
                .optional(
                        SourceKeys.TIMEOUT,
                        ConfigDef.Type.INT,
                        30_000,
                        ConfigDef.Range.between(500, 300_000),
                        Importance.LOW,
                        "Request timeout",
                        "Milliseconds until an answer must be complete; then the request is repeated.")
                .optional(
                        SourceKeys.CHECK,
                        ConfigDef.Type.BOOLEAN,
                        true,
                        null,
                        Importance.LOW,
                        "Check connection",
                        "Whether validating a configuration asks Jira, for five seconds at most, if URL and token work.");
    }

    static ConnectionSettings from(AbstractConfig config) {
        return new ConnectionSettings(
                JiraSite.of(config.getString(SourceKeys.URL)),
                new JiraCredentials(
                        config.getString(SourceKeys.EMAIL),
                        config.getPassword(SourceKeys.TOKEN).value()),
                Duration.ofMillis(config.getInt(SourceKeys.TIMEOUT)),
                config.getBoolean(SourceKeys.CHECK));
    }

    JiraClient open(Duration timeout, Clock clock) {
        return new JiraClient(site, credentials, JiraClientSettings.within(timeout), clock);
    }
}
