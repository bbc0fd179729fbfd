// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import dev.casewire.sync.id.Side;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a copy, by which it is found again: {@code [Jira SEC-12 · #10234 · 1/2 · Alice · 2026-11-21T08:00Z]}.
 * A marker counts only on a comment that our own account wrote.
 *
 * @param kind comment or note
 * @param label what people call the original's thing
 * @param itemId id of the original within it
 * @param index place of the part, from 0
 */
public record Marker(ItemKind kind, String label, String itemId, int index) {
    /** Largest header: names are cut so that no header leaves too little room for the text. */
    static final int LARGEST = 200;

    private static final int NAME_MAX = 60;
    private static final Pattern COMMENT =
            Pattern.compile("\\A\\[(?:Jira|Case) (\\S+) · #(\\S+) · (\\d{1,4})/\\d{1,4}[ \\]]");
    private static final Pattern NOTE = Pattern.compile("\\A\\[Casewire · (\\S+) · (\\d{1,4})/\\d{1,4}]");
    private static final Pattern UNSAFE = Pattern.compile("[\\[\\]·\\p{Cntrl}]");

    /** The marker of a text, if it begins with one. */
    public static Optional<Marker> of(String text) {
        Matcher comment = COMMENT.matcher(text);
        if (comment.find()) {
            return Optional.of(new Marker(
                    ItemKind.COMMENT, comment.group(1), comment.group(2), Integer.parseInt(comment.group(3)) - 1));
        }
        Matcher note = NOTE.matcher(text);
        return note.find()
                ? Optional.of(new Marker(ItemKind.NOTE, "", note.group(1), Integer.parseInt(note.group(2)) - 1))
                : Optional.empty();
    }

    /** First line of a part; what is in it does not end the line. */
    static String line(ItemState item, int index, int count) {
        String place = (index + 1) + "/" + count;
        if (item.key().kind() == ItemKind.NOTE) {
            return "[Casewire · " + item.key().id() + " · " + place + "]";
        }
        String system = item.key().origin().side() == Side.ISSUE ? "Jira " : "Case ";
        String head = "[" + system + item.label() + " · #" + item.key().id() + " · " + place;
        ItemContent content = item.original();
        return content == null ? head + "]" : head + " · " + name(content.author()) + " · " + content.created() + "]";
    }

    private static String name(String author) {
        String safe = UNSAFE.matcher(author).replaceAll(" ").strip();
        return safe.length() > NAME_MAX ? safe.substring(0, NAME_MAX) : safe;
    }
}
