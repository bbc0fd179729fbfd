// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.Nullability;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of what records begin with, in runs of places, each written by one copy where a record has changed nothing in it. Which
 * places records change is learned from them: a run that was changed is split there. What is written does not depend on it.
 * Thread-safe.
 */
final class StartBytes {
    private final FlatRecord start;
    private volatile @Nullable Runs runs;

    /** Runs as they are known now. Immutable. */
    private static final class Runs {
        /** Places that records have changed. */
        private final BitSet changing;

        /** By the first place of each run the place behind it. */
        private final int[] ends;

        /** By the first place of each run; null at any other place. */
        private final byte[] @Nullable [] bytes;

        Runs(BitSet changing, int size) {
            this.changing = changing;
            this.ends = new int[size];
            this.bytes = new byte[size][];
        }
    }

    /** @param start nobody changes it from now on */
    StartBytes(FlatRecord start) {
        this.start = start;
    }

    private Runs runs(BitSet changing) {
        FlatLayout layout = start.layout();
        Runs made = new Runs(changing, layout.size());
        AvroBytes out = new AvroBytes();
        int at = 0;
        while (at < layout.size()) {
            int end = at;
            while (end < layout.size() && isFixed(end, changing)) {
                end = start.get(end) == null ? layout.end(end) : end + 1;
            }
            if (end > at) {
                out.reset();
                start.writeTo(out, at, end);
                made.ends[at] = end;
                made.bytes[at] = out.toByteArray();
            }
            at = Math.max(end, at + 1);
        }
        return made;
    }

    /** A place that must not be empty and is so at the start will be changed; a list of records is one's own in each record. */
    private boolean isFixed(int place, BitSet changing) {
        FlatLayout layout = start.layout();
        boolean isMissing = start.get(place) == null && layout.nullBranch(place) == Nullability.NEVER;
        return !changing.get(place) && !isMissing && (start.get(place) == null || layout.elements(place) == null);
    }

    /** Writes a record that began as the start. */
    void write(FlatRecord record, AvroBytes out) {
        Runs known = runs;
        if (known == null) {
            known = runs(new BitSet());
            runs = known;
        }
        boolean isSplit = false;
        int size = known.ends.length;
        int at = 0;
        while (at < size) {
            int end = known.ends[at];
            byte[] bytes = known.bytes[at];
            if (bytes != null && isUnchanged(record, at, end)) {
                out.write(bytes, 0, bytes.length);
                at = end;
            } else {
                isSplit |= bytes != null;
                at = record.writePlace(out, at);
            }
        }
        if (isSplit) {
            learn(record, known);
        }
    }

    @SuppressWarnings("ReferenceEquality") // what was not put is the start's own
    private boolean isUnchanged(FlatRecord record, int from, int to) {
        for (int place = from; place < to; place++) {
            if (record.get(place) != start.get(place)) {
                return false;
            }
        }
        return true;
    }

    private void learn(FlatRecord record, Runs known) {
        BitSet changing = (BitSet) known.changing.clone();
        for (int place = 0; place < known.ends.length; place++) {
            if (!isUnchanged(record, place, place + 1)) {
                changing.set(place);
            }
        }
        runs = runs(changing);
    }
}
