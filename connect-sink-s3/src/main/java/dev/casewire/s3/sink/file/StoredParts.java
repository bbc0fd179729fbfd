// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import java.util.HashMap;
import java.util.Map;

/**
 * Up to which offset the rows of each part are in the bucket, as far as this task has seen. Objects of a part form a chain: the
 * first begins at the part's first row, and where one ends the next begins. Every task that starts at an offset which no object
 * lies across walks the same chain, whoever wrote it.
 */
final class StoredParts {

    private final Map<FilePart, Long> nextOffsets = new HashMap<>();

    /** Rows of the part below this offset are in the bucket. */
    long nextOffset(FilePart part) {
        return nextOffsets.getOrDefault(part, 0L);
    }

    void stored(FilePart part, long nextOffset) {
        nextOffsets.merge(part, nextOffset, Math::max);
    }

    /** Whether an object holds rows on both sides of this offset: a task that started there would write some again. */
    boolean lieAcross(long offset) {
        return nextOffsets.values().stream().anyMatch(next -> next > offset);
    }

    /** Rows below this offset do not come again. */
    void forgetBelow(long offset) {
        nextOffsets.values().removeIf(next -> next <= offset);
    }
}
