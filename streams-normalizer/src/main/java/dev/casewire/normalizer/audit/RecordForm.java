// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that the mapping looks at in a record but for the answers to its rule's conditions: its words (kind, types, names of what
 * changed), which texts are there, what is seen in them, and which are the same. Records of one form become events that differ
 * in nothing but the texts and times carried into them. Immutable.
 */
public final class RecordForm {
    private final @Nullable String[] words;
    private final byte[] marks;
    private final int hash;

    /** @param words and marks nobody changes from now on */
    RecordForm(@Nullable String[] words, byte[] marks) {
        this.words = words;
        this.marks = marks;
        this.hash = 31 * Arrays.hashCode(words) + Arrays.hashCode(marks);
    }

    /** Whether a word of the record is such a one. */
    public boolean hasWord(Predicate<String> test) {
        for (String word : words) {
            if (word != null && test.test(word)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordForm that
                && hash == that.hash
                && Arrays.equals(marks, that.marks)
                && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
