// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.util.Locale;

/** Makes text from outside fit for logs and messages: one line, no control or direction characters, bounded. */
public final class SafeText {
    private static final int LONGEST = 300;

    private SafeText() {}

    /** The text, trimmed, at most 300 characters and a sign of the cut. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder();
        String stripped = text.strip();
        for (int index = 0; index < stripped.length(); ) {
            int point = stripped.codePointAt(index);
            index += Character.charCount(point);
            if (safe.length() >= LONGEST) {
                return safe.append("...").toString();
            }
            if (isHarmful(point)) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                safe.appendCodePoint(point);
            }
        }
        return safe.toString();
    }

    private static boolean isHarmful(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
