// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

/** Whether a thing can be seen. Only what is seen, or was just created, is written. */
public enum Presence {
    /** Created or paired, and not seen yet. */
    UNSEEN,
    HERE,
    /** Not shown any more, by lost permission or otherwise: nothing is written across until it is seen again. */
    INVISIBLE,
    /** It left what the configuration mirrors; the link is kept. */
    OUT_OF_SCOPE,
    /** An issue that is known to be deleted. */
    DELETED;

    /** True where writes may go to it. */
    public boolean isReachable() {
        return this == HERE || this == UNSEEN;
    }
}
