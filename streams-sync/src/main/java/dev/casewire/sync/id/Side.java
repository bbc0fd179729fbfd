// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.id;

import java.util.Locale;

/** One of the two sides of a link. */
public enum Side {
    CASE,
    ISSUE;

    /** The side across. */
    public Side other() {
        return this == CASE ? ISSUE : CASE;
    }

    /** {@code case} or {@code issue}, as records write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for another text than {@link #text()} gives */
    public static Side parse(String text) {
        for (Side side : values()) {
            if (side.text().equals(text)) {
                return side;
            }
        }
        throw new IllegalArgumentException("side must be case or issue, is '" + text + "'");
    }
}
