// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;
import java.util.Optional;

/** Whose value stands where both sides changed a field. */
public enum Policy {
    CASE,
    ISSUE,
    HOLD;

    /** The side that wins; empty where a person decides. */
    public Optional<Side> winner() {
        return switch (this) {
            case CASE -> Optional.of(Side.CASE);
            case ISSUE -> Optional.of(Side.ISSUE);
            case HOLD -> Optional.empty();
        };
    }
}
