// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import org.jspecify.annotations.Nullable;

/**
 * What became of one part.
 *
 * @param index place among the parts
 * @param remoteId id of the copy; null where there is none
 * @param outcome what the sink did
 * @param cause why it was refused, for a person
 */
public record PartResult(
        int index,
        @Nullable String remoteId,
        Outcome outcome,
        @Nullable String cause) {
    /** What the sink did. */
    public enum Outcome {
        APPLIED,
        /** The copy did not show what was expected. */
        SUPERSEDED,
        EXPIRED,
        /** The copy is not there any more. */
        MISSING,
        REFUSED
    }
}
