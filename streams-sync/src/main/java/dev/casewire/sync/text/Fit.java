// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.text;

/**
 * Makes a text fit a side that takes less, in a way that can be told back: the short form is a head of the text and a mark.
 * An edit of the short form is applied to the head, and what lies beyond the cut stays as it is; whoever takes the mark away
 * writes a text of his own. Immutable.
 *
 * @param limit largest number of UTF-16 units that the side takes
 * @param mark what ends a short form
 * @param ofEmpty what stands for an empty text on a side that takes none; empty where the side takes it
 */
public record Fit(int limit, String mark, String ofEmpty) {
    private static final int SHORTEST = 16;

    public Fit {
        if (limit < mark.length() + SHORTEST) {
            throw new IllegalArgumentException(
                    "limit must leave room for " + SHORTEST + " characters and the mark '" + mark + "', is " + limit);
        }
    }

    /** The form of a canonical text on this side; deterministic, and the text itself where it fits. */
    public String of(String text) {
        if (text.isEmpty()) {
            return ofEmpty;
        }
        return isTooLong(text) ? head(text) + mark : text;
    }

    /** True where the text would be shortened. */
    public boolean isTooLong(String text) {
        return text.length() > limit;
    }

    /**
     * Applies an edit of the short form to the long text.
     *
     * @param shortBefore the form that was agreed
     * @param longBefore the text it stood for
     * @param shortNow what the user made of the form
     * @return the long text now; {@code shortNow} itself where it is no short form of that text
     */
    public String lift(String shortBefore, String longBefore, String shortNow) {
        String head = withoutMark(shortBefore);
        if (isMarked(shortBefore) && isMarked(shortNow) && longBefore.startsWith(head)) {
            return withoutMark(shortNow) + longBefore.substring(head.length());
        }
        return shortNow.equals(ofEmpty) ? "" : shortNow;
    }

    /** True for a text that ends like a short form. */
    public boolean isMarked(String text) {
        return text.endsWith(mark.strip());
    }

    private String withoutMark(String text) {
        return isMarked(text)
                ? withoutBlankEnd(text.substring(0, text.length() - mark.strip().length()))
                : text;
    }

    /** Cut before a blank, so that the rest starts with one and the head stays canonical, and never inside a character. */
    private String head(String text) {
        int cut = limit - mark.length();
        if (Character.isLowSurrogate(text.charAt(cut))) {
            cut--;
        }
        return withoutBlankEnd(text.substring(0, cut));
    }

    /** Blanks as the canonical form knows them, the no-break one too: a head must stay canonical with the mark behind it. */
    private static String withoutBlankEnd(String text) {
        int end = text.length();
        while (end > 0 && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == '\u00a0')) {
            end--;
        }
        return text.substring(0, end);
    }
}
