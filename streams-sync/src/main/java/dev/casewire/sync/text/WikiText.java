// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.text;

/**
 * Jira's wiki text as the second REST version takes it. Text is written escaped, so that it shows as typed; what users marked
 * up is read as it stands, markup included.
 */
public final class WikiText {
    private static final String SPECIAL = "\\{}[]*_+^~-?!|#";

    private WikiText() {}

    /** Wiki text that shows the given text literally. */
    public static String write(String text) {
        StringBuilder wiki = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                wiki.append('\\');
            }
            wiki.append(c);
        }
        return wiki.toString();
    }

    /** The text of wiki text: escapes taken away, markup kept. */
    public static String read(String wiki) {
        StringBuilder text = new StringBuilder(wiki.length());
        for (int i = 0; i < wiki.length(); i++) {
            char c = wiki.charAt(i);
            boolean isEscape = c == '\\' && i + 1 < wiki.length() && SPECIAL.indexOf(wiki.charAt(i + 1)) >= 0;
            if (isEscape) {
                i++;
            }
            text.append(wiki.charAt(i));
        }
        return text.toString();
    }
}
