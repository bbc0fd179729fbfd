// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.normalizer.audit.Reading;
import java.util.List;

/**
 * How grave an event is: OCSF's 1 Informational, 2 Low, 3 Medium, 4 High, 5 Critical, 6 Fatal. Immutable.
 *
 * @param level the level where no raise applies
 * @param raises what lifts it; the highest that applies wins
 */
public record Severity(int level, List<Raise> raises) {
    private static final int LOWEST = 1;
    private static final int HIGHEST = 6;

    /** A higher level under a condition; all conditions must hold. */
    public record Raise(int to, List<Condition> conditions) {
        public Raise {
            requireLegal(to);
            conditions = List.copyOf(conditions);
        }
    }

    public Severity {
        requireLegal(level);
        raises = List.copyOf(raises);
    }

    private static void requireLegal(int level) {
        if (level < LOWEST || level > HIGHEST) {
            throw new IllegalArgumentException(
                    "severity must be " + LOWEST + " to " + HIGHEST + ", is '" + level + "'");
        }
    }

    /** The level of one event. The reading should be one of its own: what is asked here is not thereby mapped. */
    public int of(Reading reading, Answers answers) {
        int highest = level;
        for (Raise raise : raises) {
            if (raise.to() > highest && answers.allHold(raise.conditions(), reading)) {
                highest = raise.to();
            }
        }
        return highest;
    }
}
