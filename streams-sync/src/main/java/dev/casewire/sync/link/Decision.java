// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.field.FieldName;
import org.jspecify.annotations.Nullable;

/**
 * Why something was or was not written.
 *
 * @param kind short name
 * @param field the field it is about; null where it is about none
 * @param reason why, as a sentence for a person, without values
 */
public record Decision(String kind, @Nullable FieldName field, String reason) {}
