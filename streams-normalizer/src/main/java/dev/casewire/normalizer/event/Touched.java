// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

/** Places of a row, in their order. Not thread-safe. */
final class Touched {
    private final int size;
    private final long[] words;

    Touched(int size) {
        this(size, new long[(size + Long.SIZE - 1) / Long.SIZE]);
    }

    private Touched(int size, long[] words) {
        this.size = size;
        this.words = words;
    }

    void add(int place) {
        words[place >> 6] |= 1L << place;
    }

    /** The first of these places that is not before another; the size of the row where there is none. */
    int next(int from) {
        if (from >= size) {
            return size;
        }
        int word = from >> 6;
        long left = words[word] & (-1L << from);
        while (left == 0) {
            if (++word == words.length) {
                return size;
            }
            left = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(left);
    }

    Touched copy() {
        return new Touched(size, words.clone());
    }
}
