// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record by category and caption, whatever their letter case and spacing. Immutable.
 *
 * @param category empty where the record has none
 */
public record CaptionKey(String category, String caption) {

    /** The key of a record's category and caption. */
    static CaptionKey of(@Nullable String category, String caption) {
        return new CaptionKey(category == null ? "" : normal(category), normal(caption));
    }

    /**
     * Reads {@code category / caption}.
     *
     * @throws IllegalArgumentException when one of them is missing
     */
    static CaptionKey parse(String text) {
        int slash = text.indexOf(" / ");
        if (slash <= 0 || text.substring(slash + 3).isBlank()) {
            throw new IllegalArgumentException("a caption is written as CATEGORY / CAPTION, is '" + text + "'");
        }
        return of(text.substring(0, slash), text.substring(slash + 3));
    }

    /** The caption alone, for a record without a category. */
    CaptionKey withoutCategory() {
        return new CaptionKey("", caption);
    }

    private static String normal(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        return lower.contains("  ") ? String.join(" ", lower.split("\\s+", -1)) : lower;
    }
}
