// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import org.jspecify.annotations.Nullable;

/** An extra attribute of Data Center. */
public record AuditAttribute(
        @Nullable String name,
        @Nullable String key,
        @Nullable String value) {}
