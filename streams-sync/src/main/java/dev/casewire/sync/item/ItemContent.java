// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

/**
 * What an original says.
 *
 * @param text body in canonical form; of an attachment its file name
 * @param author who wrote it, for people
 * @param created when it was created, as the header shows it
 * @param state whether a copy may be made
 * @param size bytes of an attachment, 0 for texts
 */
public record ItemContent(String text, String author, String created, State state, long size) {
    /** Whether a copy may be made. */
    public enum State {
        /** It may. */
        READY,
        /** Not yet: the file is still being scanned. */
        PENDING,
        /** The scan failed: it is told and not copied. */
        FAILED,
        /** Only some may see it: it stays where it is. */
        RESTRICTED
    }

    /** A text of somebody. */
    public static ItemContent text(String text, String author, String created) {
        return new ItemContent(text, author, created, State.READY, 0);
    }
}
