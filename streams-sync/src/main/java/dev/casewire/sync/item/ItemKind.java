// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import java.util.Locale;

/** What an item is. */
public enum ItemKind {
    /** A comment of a person; its copy carries a header line. */
    COMMENT,
    /** A file; its copy has a deterministic name. */
    ATTACHMENT,
    /** A comment of ours that tells people something; it never crosses. */
    NOTE;

    /** Lower-case name, as records write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for another text than {@link #text()} gives */
    public static ItemKind parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
