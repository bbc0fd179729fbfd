// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;
import org.jspecify.annotations.Nullable;

/**
 * What a merge looks at.
 *
 * @param seen what both sides show
 * @param base what both showed when they last agreed; null where they never did
 * @param lead the side whose value counts while there is no base; null where neither is known to be first
 * @param facts about the case
 */
public record Comparison(
        Values seen, @Nullable Values base, @Nullable Side lead, CaseFacts facts) {
    /** True where a side shows something else than when they last agreed. */
    public boolean isChanged(Side side) {
        return base == null ? lead == null || lead == side : !seen.on(side).equals(base.on(side));
    }
}
