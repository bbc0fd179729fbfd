// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import java.util.Locale;

/** How much of the source record an event carries: it repeats all personal data of the record. */
public enum RawDataMode {
    /** The record verbatim, its SHA-256 and its size. */
    FULL,
    /** SHA-256 and size. */
    HASH,
    /** Nothing. */
    OFF;

    /** The setting's text, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException when it is none of the modes
     */
    public static RawDataMode parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
