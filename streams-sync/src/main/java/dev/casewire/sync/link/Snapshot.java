// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.field.CaseFacts;
import dev.casewire.sync.field.FieldName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one read of a thing showed.
 *
 * @param values fields in canonical form; a field that is not among them was not readable
 * @param facts what else rules must know of a case; null for an issue
 * @param label what people call the thing, such as {@code SEC-12}
 */
public record Snapshot(
        Map<FieldName, String> values, @Nullable CaseFacts facts, String label) {}
