// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one form in which texts of both sides are compared: line feeds as line ends, no blanks at the end of a line, no blank
 * lines at either end, no control characters. Idempotent.
 */
public final class CanonicalText {
    private static final Pattern LINE_END = Pattern.compile("\r\n?|\u2028|\u2029");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");
    private static final Pattern TRAILING_BLANKS = Pattern.compile("[ \t\u00a0]+(?=\n|$)");
    private static final Pattern OUTER_BLANK_LINES = Pattern.compile("\\A\n+|\n+\\z");
    private static final Pattern BLANK_RUN = Pattern.compile("[\\s\u00a0]+");

    private CanonicalText() {}

    /** Text of several lines. */
    public static String of(String text) {
        if (isCanonical(text)) {
            return text;
        }
        return OUTER_BLANK_LINES.matcher(lines(text)).replaceAll("");
    }

    /** The same for a piece of a text: blank lines at its ends stay. */
    static String lines(String text) {
        String lines = CONTROL.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("");
        return TRAILING_BLANKS.matcher(lines).replaceAll("");
    }

    /** Text of one line: every run of blanks and line ends is one blank, as in a Jira summary. */
    public static String line(String text) {
        return BLANK_RUN.matcher(of(text)).replaceAll(" ").strip();
    }

    /** A set as sorted lines, each member once. */
    public static String set(Collection<String> members) {
        return members.stream()
                .map(CanonicalText::line)
                .filter(member -> !member.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("\n"));
    }

    /** The members of a set in canonical form. */
    public static SortedSet<String> members(String set) {
        TreeSet<String> members = new TreeSet<>(Arrays.asList(set.split("\n")));
        members.remove("");
        return members;
    }

    /** Most texts are canonical already; a scan is cheaper than four patterns. */
    private static boolean isCanonical(String text) {
        int length = text.length();
        if (length == 0) {
            return true;
        }
        if (text.charAt(0) == '\n' || isBlankOrEnd(text.charAt(length - 1))) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean isPlain = c >= ' ' && c != 0x7f && c != '\u2028' && c != '\u2029';
            boolean isLegal = isPlain || c == '\t' || (c == '\n' && !isBlank(text.charAt(i - 1)));
            if (!isLegal || (c >= 0x80 && c < 0xa0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlankOrEnd(char c) {
        return c == '\n' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }
}
