// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the act happened and when it was read.
 *
 * @param created by the source's clock; null where the text could not be read
 * @param createdText the time as the source wrote it
 */
public record AuditTime(@Nullable Instant created, @Nullable String createdText, Instant fetchedAt) {}
