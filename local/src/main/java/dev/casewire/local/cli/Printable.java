// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import org.jspecify.annotations.Nullable;

/** Texts from outside for a terminal: what would move its cursor, or turn the direction of writing, is shown by its number. */
final class Printable {
    private Printable() {}

    static String of(@Nullable String text) {
        StringBuilder shown = new StringBuilder();
        String.valueOf(text).codePoints().forEach(point -> {
            if (isPlain(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u%04x", point));
            }
        });
        return shown.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
