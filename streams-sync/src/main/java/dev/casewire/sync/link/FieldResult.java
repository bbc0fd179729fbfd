// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one field of a command.
 *
 * @param outcome what the sink did
 * @param overwritten value that the write replaced and that stands nowhere else: that of a conflict, or of somebody who was
 *     faster by milliseconds, by the target's change log
 * @param unresolved members of a set that the side does not take
 * @param cause why it was refused, for a person
 */
public record FieldResult(
        Outcome outcome,
        @Nullable String overwritten,
        Set<String> unresolved,
        @Nullable String cause) {
    /** What the sink did. */
    public enum Outcome {
        APPLIED,
        SUPERSEDED,
        EXPIRED,
        REFUSED
    }

    public static FieldResult of(Outcome outcome) {
        return new FieldResult(outcome, null, Set.of(), null);
    }
}
