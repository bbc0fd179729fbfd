// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import dev.casewire.sync.id.Side;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a copied file: {@code <stem>-<origin id>.<ext>}, in the characters that Security IR takes, unique on the target
 * because the origin's id is. Ids of cases' files are UUIDs; their hyphens are written as underscores.
 */
public final class AttachmentName {
    private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9._-]+");
    private static final Pattern COPY = Pattern.compile("-([a-zA-Z0-9_]+)(?:\\.[a-zA-Z0-9_]{1,10})?\\z");
    private static final int STEM_MAX = 150;
    private static final int EXTENSION_MAX = 10;

    private AttachmentName() {}

    /** The name of the copy. */
    public static String of(String original, String originId) {
        String legal = ILLEGAL.matcher(original).replaceAll("_");
        int dot = legal.lastIndexOf('.');
        boolean hasExtension = dot > 0 && dot < legal.length() - 1 && legal.length() - dot - 1 <= EXTENSION_MAX;
        String stem = hasExtension ? legal.substring(0, dot) : legal;
        String extension = hasExtension ? legal.substring(dot).replace('-', '_') : "";
        String cut = stem.length() > STEM_MAX ? stem.substring(0, STEM_MAX) : stem;
        return (cut.isEmpty() ? "file" : cut) + "-" + originId.replace('-', '_') + extension;
    }

    /** The origin's id in the name of a copy; only to be believed of a file that our own account attached. */
    public static Optional<String> originId(String copy, Side origin) {
        Matcher matcher = COPY.matcher(copy);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String id = matcher.group(1);
        return Optional.of(origin == Side.CASE ? id.replace('_', '-') : id);
    }
}
