// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import org.jspecify.annotations.Nullable;

/**
 * The record as the source wrote it.
 *
 * @param json verbatim; its beginning only where {@code untruncatedSize} is set
 * @param untruncatedSize UTF-8 bytes of the whole text, null where nothing of the record was cut
 */
public record AuditSource(String json, @Nullable Long untruncatedSize) {}
