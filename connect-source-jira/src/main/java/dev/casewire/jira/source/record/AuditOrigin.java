// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import org.jspecify.annotations.Nullable;

/** Where the act and its record came from. */
public record AuditOrigin(
        @Nullable String eventSource,
        @Nullable String remoteAddress,
        @Nullable String system,
        @Nullable String method,
        @Nullable String node,
        @Nullable String formatVersion) {
    static final AuditOrigin UNTOLD = new AuditOrigin(null, null, null, null, null, null);
}
