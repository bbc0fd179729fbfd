// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Which positions are marked. The first 64, nearly always all there are, take no array. Not thread-safe. */
final class Marks {
    private long first;
    private @Nullable BitSet others;

    void set(int position) {
        if (position < Long.SIZE) {
            first |= 1L << position;
        } else {
            if (others == null) {
                others = new BitSet();
            }
            others.set(position);
        }
    }

    /** Marks from the one position up to before the other. */
    void set(int from, int to) {
        for (int position = from; position < to; position++) {
            set(position);
        }
    }

    boolean get(int position) {
        return position < Long.SIZE ? (first >>> position & 1) == 1 : others != null && others.get(position);
    }

    /** Whether one is marked from the one position up to before the other. */
    boolean hasAny(int from, int to) {
        for (int position = from; position < to; position++) {
            if (get(position)) {
                return true;
            }
        }
        return false;
    }
}
