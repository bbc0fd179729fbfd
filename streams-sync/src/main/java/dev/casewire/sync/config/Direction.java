// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import dev.casewire.sync.id.Side;
import java.util.Locale;
import java.util.Optional;

/** Which way the changes of a field go. */
public enum Direction {
    BOTH,
    TO_ISSUE,
    TO_CASE,
    OFF;

    /** The only side that may change the field; empty where both may, or none. */
    Optional<Side> from() {
        return switch (this) {
            case TO_ISSUE -> Optional.of(Side.CASE);
            case TO_CASE -> Optional.of(Side.ISSUE);
            case BOTH, OFF -> Optional.empty();
        };
    }

    static Direction parse(String text) {
        return Choice.parse(Direction.class, text);
    }

    /** As the file writes it: {@code to-issue}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
