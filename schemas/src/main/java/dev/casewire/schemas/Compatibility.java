// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.util.List;

/** A registry's compatibility rule for a subject; the names are those of the Confluent API. */
public enum Compatibility {
    NONE,
    BACKWARD,
    BACKWARD_TRANSITIVE,
    FORWARD,
    FORWARD_TRANSITIVE,
    FULL,
    FULL_TRANSITIVE;

    /** True where a new schema must read what older ones wrote. */
    public boolean readsOlder() {
        return switch (this) {
            case BACKWARD, BACKWARD_TRANSITIVE, FULL, FULL_TRANSITIVE -> true;
            case NONE, FORWARD, FORWARD_TRANSITIVE -> false;
        };
    }

    /** True where older schemas must read what a new one writes. */
    public boolean isReadByOlder() {
        return switch (this) {
            case FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE -> true;
            case NONE, BACKWARD, BACKWARD_TRANSITIVE -> false;
        };
    }

    static Compatibility parse(String text) {
        for (Compatibility compatibility : values()) {
            if (compatibility.name().equals(text)) {
                return compatibility;
            }
        }
        throw new IllegalArgumentException("compatibility must be one of " + List.of(values()) + ", is '" + text + "'");
    }
}
