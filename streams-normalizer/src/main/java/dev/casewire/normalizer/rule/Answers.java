// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.normalizer.audit.Reading;

/** Tells of a record whether conditions hold. */
@FunctionalInterface
public interface Answers {
    /** What the record itself says. */
    Answers OF_RECORD = Condition::holds;

    /** The reading should be one of its own: what is asked here is not thereby mapped. */
    boolean hold(Condition condition, Reading reading);

    /** Whether all of the conditions hold. */
    default boolean allHold(Iterable<Condition> conditions, Reading reading) {
        for (Condition condition : conditions) {
            if (!hold(condition, reading)) {
                return false;
            }
        }
        return true;
    }
}
