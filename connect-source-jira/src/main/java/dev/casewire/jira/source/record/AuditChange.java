// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import org.jspecify.annotations.Nullable;

/** A value before and after the act; null where the source has none, empty where it has an empty text. */
public record AuditChange(
        @Nullable String name,
        @Nullable String key,
        @Nullable String from,
        @Nullable String to) {}
