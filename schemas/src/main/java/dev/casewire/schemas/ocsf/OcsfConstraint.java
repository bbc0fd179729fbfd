// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import java.util.List;
import java.util.function.Predicate;

/**
 * A rule over the presence of several attributes of one class or object. Immutable.
 *
 * @param kind how many of them must be present
 * @param attributes their names
 */
public record OcsfConstraint(Kind kind, List<String> attributes) {

    /** The kinds that OCSF knows. */
    public enum Kind {
        AT_LEAST_ONE,
        JUST_ONE
    }

    public OcsfConstraint {
        attributes = List.copyOf(attributes);
    }

    /** Whether the rule holds, given which attributes are present. */
    public boolean holds(Predicate<String> isPresent) {
        long present = attributes.stream().filter(isPresent).count();
        return switch (kind) {
            case AT_LEAST_ONE -> present >= 1;
            case JUST_ONE -> present == 1;
        };
    }
}
