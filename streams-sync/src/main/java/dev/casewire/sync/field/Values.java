// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;

/**
 * What one field shows on both sides, in canonical form.
 *
 * @param ofCase on the case
 * @param ofIssue on the issue
 */
public record Values(String ofCase, String ofIssue) {
    /** The value on a side. */
    public String on(Side side) {
        return side == Side.CASE ? ofCase : ofIssue;
    }

    /** The same with another value on a side. */
    public Values with(Side side, String value) {
        return side == Side.CASE ? new Values(value, ofIssue) : new Values(ofCase, value);
    }

    /** Values by the side that one is on. */
    public static Values of(Side side, String value, String across) {
        return side == Side.CASE ? new Values(value, across) : new Values(across, value);
    }
}
