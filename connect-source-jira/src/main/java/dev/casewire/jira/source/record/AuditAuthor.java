// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import org.jspecify.annotations.Nullable;

/** Who acted; each shape knows its own ids. Components as in the contract {@code dev.casewire.jira.AuditAuthor}. */
public record AuditAuthor(
        @Nullable String accountId,
        @Nullable String key,
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String uri,
        @Nullable String avatarUri) {}
