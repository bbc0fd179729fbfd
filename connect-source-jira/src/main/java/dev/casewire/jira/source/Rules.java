// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.client.JiraSite;
import java.time.DateTimeException;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Rules for single settings. Messages never repeat a value that may be or hold a secret. */
final class Rules {
    private static final Pattern TOPIC_PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    private Rules() {}

    /** A named rule: what validation runs and what the documentation shows. */
    private record Rule(String shown, ConfigDef.Validator rule) implements ConfigDef.Validator {
        @Override
        public void ensureValid(String name, @Nullable Object value) {
            // A missing value is Connect's own complaint.
            if (value != null) {
                rule.ensureValid(name, value);
            }
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    static ConfigDef.Validator siteUrl() {
        return new Rule("base URL", (name, value) -> {
            try {
                String path = JiraSite.of((String) value).base().getPath();
                if (path.contains("/rest/")) {
                    throw new IllegalArgumentException("Give the base URL alone, without /rest and what follows.");
                }
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name + ": " + e.getMessage());
            }
        });
    }

    static ConfigDef.Validator email() {
        return new Rule("e-mail address", (name, value) -> {
            String email = ((String) value).strip();
            if (email.indexOf('@') < 1 || email.contains(":") || email.contains(" ")) {
                throw new ConfigException(
                        name + ": Give the e-mail address of the Atlassian account that the token belongs to.");
            }
        });
    }

    static ConfigDef.Validator secret() {
        return new Rule("not blank", (name, value) -> {
            String secret = ((Password) value).value();
            if (secret == null || secret.isBlank()) {
                throw new ConfigException(name + ": The token is blank. Create one at"
                        + " https://id.atlassian.com/manage-profile/security/api-tokens.");
            }
        });
    }

    static ConfigDef.Validator start() {
        return new Rule("now, an ISO 8601 instant or duration", (name, value) -> {
            AuditStart start;
            try {
                start = AuditStart.of((String) value);
            } catch (DateTimeException e) {
                throw new ConfigException(name + ": '" + value + "' is neither 'now', nor an instant such as"
                        + " 2026-01-01T00:00:00Z, nor a duration back such as P90D.");
            }
            if (start.isBeforeAnyLog()) {
                throw new ConfigException(
                        name + ": '" + value + "' must not reach back more than 100 years, nor to before"
                                + " 1970; no Jira has audit records so old. Use a duration such as P10Y or a later instant.");
            }
        });
    }

    static ConfigDef.Validator topicPrefix() {
        return new Rule("letters, digits, '.', '_', '-'", (name, value) -> {
            if (!TOPIC_PREFIX.matcher((String) value).matches()) {
                throw new ConfigException(
                        name + ": '" + value + "' must be at most 100 letters, digits, dots, underscores and hyphens.");
            }
        });
    }
}
