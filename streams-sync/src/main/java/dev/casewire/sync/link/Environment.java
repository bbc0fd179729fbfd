// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.Side;

/**
 * What the transition must know from outside.
 *
 * @param now epoch milliseconds
 * @param isCaseBulkReady true once everything that existed on the case side has been processed here
 * @param isIssueBulkReady the same for the issue side
 */
public record Environment(long now, boolean isCaseBulkReady, boolean isIssueBulkReady) {
    /** True where nothing that may already exist there can be missed. */
    public boolean isReady(Side side) {
        return side == Side.CASE ? isCaseBulkReady : isIssueBulkReady;
    }
}
