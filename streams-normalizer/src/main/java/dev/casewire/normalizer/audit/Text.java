// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import org.jspecify.annotations.Nullable;

/** How source texts are taken: an empty or blank one says nothing and counts as absent. Stateless. */
public final class Text {
    private Text() {}

    /** The text, or null where it is null or blank. */
    public static @Nullable String orNull(@Nullable String text) {
        return text == null || isBlank(text) ? null : text;
    }

    /** Nearly every text begins with a character that is no space, which is seen without a search. */
    private static boolean isBlank(String text) {
        return text.isEmpty() || (!isPlain(text.charAt(0)) && text.isBlank());
    }

    private static boolean isPlain(char first) {
        return first > ' ' && first < 0x7F;
    }

    /** The first of two texts that says something. */
    public static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        String text = orNull(first);
        return text == null ? orNull(second) : text;
    }
}
