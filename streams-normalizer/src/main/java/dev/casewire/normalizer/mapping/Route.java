// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import java.util.Locale;

/** How a record came to its events; every event names it in a label. */
public enum Route {
    /** By a rule of its own. */
    SPECIFIC,
    /** By the verb in its key or caption. */
    FALLBACK,
    /** By neither: an activity "Other" under the source's own caption. */
    OTHER;

    private final String label = "route:" + name().toLowerCase(Locale.ROOT);

    /** The label, such as {@code route:specific}. */
    String label() {
        return label;
    }
}
