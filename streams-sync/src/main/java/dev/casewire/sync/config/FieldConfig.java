// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.Policy;
import org.jspecify.annotations.Nullable;

/**
 * How one field is kept in step.
 *
 * @param name name in snapshots and commands
 * @param direction which way changes go
 * @param policy whose value stands where both sides changed it
 * @param caseMax largest number of characters that the case takes
 * @param issueMax largest number of characters that the issue takes
 * @param jira id or name of the Jira field; null for our own
 */
public record FieldConfig(
        FieldName name,
        Direction direction,
        Policy policy,
        int caseMax,
        int issueMax,
        @Nullable String jira) {
    /** Values of custom fields lie in the case's metadata, whose values the API's model does not bound; Jira bounds its own. */
    static final int CUSTOM_MAX = 1_000;

    private static final int SMALLEST = 64;

    public FieldConfig {
        if (caseMax < SMALLEST || issueMax < SMALLEST) {
            throw new IllegalArgumentException("characters of " + name.value() + " must be at least " + SMALLEST
                    + " on both sides, are " + caseMax + " and " + issueMax);
        }
    }

    FieldConfig with(Direction other, Policy whose) {
        return new FieldConfig(name, other, whose, caseMax, issueMax, jira);
    }
}
