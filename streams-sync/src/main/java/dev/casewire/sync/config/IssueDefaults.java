// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import dev.casewire.sync.field.FieldName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a created issue has beside its case's values.
 *
 * @param project key of the project; null leaves it to the sink's own setting
 * @param issueType name of the type
 * @param securityLevel name of the security level; null for the project's default
 */
public record IssueDefaults(
        @Nullable String project,
        String issueType,
        @Nullable String securityLevel) {
    /** The public peer's type. */
    public static final IssueDefaults DEFAULTS = new IssueDefaults(null, "Task", null);

    Map<FieldName, String> values() {
        Map<FieldName, String> values = new LinkedHashMap<>();
        if (project != null) {
            values.put(new FieldName("project"), project);
        }
        values.put(new FieldName("issue-type"), issueType);
        if (securityLevel != null) {
            values.put(new FieldName("security-level"), securityLevel);
        }
        return values;
    }
}
