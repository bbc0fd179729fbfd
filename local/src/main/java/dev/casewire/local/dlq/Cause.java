// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import java.util.regex.Pattern;

/**
 * Why a record was parked.
 *
 * @param exception full name of the exception's class
 * @param message what it says
 * @param stackTrace empty where the record was refused on purpose
 */
public record Cause(String exception, String message, String stackTrace) {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final int LONGEST_LABEL = 120;

    /** The same for all letters of one kind: class and message with numbers and quoted values left out. */
    public String label() {
        String kind = NUMBER.matcher(QUOTED.matcher(oneLine(message)).replaceAll("'...'"))
                .replaceAll("#");
        String label = simpleName() + (kind.isEmpty() ? "" : ": " + kind);
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 3) + "...";
    }

    /** Class and message as they are, on one line. */
    public String sentence() {
        return message.isEmpty() ? simpleName() : simpleName() + ": " + oneLine(message);
    }

    private String simpleName() {
        return exception.substring(exception.lastIndexOf('.') + 1);
    }

    /** Messages may hold text of the record; control characters must not reach a terminal. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }
}
