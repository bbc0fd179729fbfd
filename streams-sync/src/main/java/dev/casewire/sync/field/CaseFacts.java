// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import org.jspecify.annotations.Nullable;

/**
 * What rules must know of a case beside the values.
 *
 * @param isSelfManaged true where the customer moves the case; AWS moves the others
 * @param closureCode closure code of a closed case
 */
public record CaseFacts(boolean isSelfManaged, @Nullable String closureCode) {
    public static final CaseFacts UNKNOWN = new CaseFacts(true, null);
}
