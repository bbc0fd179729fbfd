// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import dev.casewire.jira.client.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what could not be typed. */
final class Problems {
    private static final int NAMED = 5;

    private final List<String> sentences = new ArrayList<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** A value from outside, safe to stand in a sentence. */
    static String quoted(String value) {
        String safe = SafeText.of(value);
        return "'" + (safe.length() > 60 ? safe.substring(0, 60) + "..." : safe) + "'";
    }

    @Nullable
    String joined() {
        if (sentences.isEmpty()) {
            return null;
        }
        String named = String.join("; ", sentences.subList(0, Math.min(NAMED, sentences.size())));
        return sentences.size() > NAMED ? named + "; and " + (sentences.size() - NAMED) + " more" : named;
    }
}
