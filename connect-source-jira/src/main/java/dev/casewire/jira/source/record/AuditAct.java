// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import org.jspecify.annotations.Nullable;

/** What was done: captions, which may be localised, and Data Center's language-independent keys. */
public record AuditAct(
        @Nullable String action,
        @Nullable String actionKey,
        @Nullable String category,
        @Nullable String categoryKey,
        @Nullable String area,
        @Nullable String level,
        @Nullable String description) {
    static final AuditAct UNTOLD = new AuditAct(null, null, null, null, null, null, null);
}
