// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.Nullability;
import java.util.Arrays;

/**
 * The bytes of what records begin with. What a record has not touched is copied from them, run by run; nothing is asked of the
 * places in between. Immutable.
 */
final class StartBytes {
    /** Offset of a place that is not written at the start, since it lies within a record that is not there. */
    private static final int NOWHERE = -1;

    private final int size;

    /** Where each place's bytes begin. */
    private final int[] offsets;

    private final byte[] bytes;

    /** Places that every record writes itself, see {@link #isOwn}. */
    private final Touched own;

    /** @param start nobody changes it from now on */
    StartBytes(FlatRecord start) {
        FlatLayout layout = start.layout();
        AvroBytes out = new AvroBytes();
        this.size = layout.size();
        this.own = new Touched(size);
        this.offsets = new int[size];
        Arrays.fill(offsets, NOWHERE);
        int at = 0;
        while (at < size) {
            offsets[at] = out.size();
            if (isOwn(start, at)) {
                own.add(at);
                at = start.get(at) == null ? layout.end(at) : at + 1;
            } else {
                at = start.writePlace(out, at);
            }
        }
        this.bytes = out.toByteArray();
    }

    /** A place that must not be empty and is so at the start will be filled; a list of records is one's own in each record. */
    private static boolean isOwn(FlatRecord start, int place) {
        FlatLayout layout = start.layout();
        return start.get(place) == null
                ? layout.nullBranch(place) == Nullability.NEVER
                : layout.elements(place) != null;
    }

    /** What a record has touched before anything was put into it. */
    Touched touchedAtFirst() {
        return own.copy();
    }

    /**
     * Writes a record that began as the start.
     *
     * @param touched the places that may have another value than at the start
     */
    void write(FlatRecord record, Touched touched, AvroBytes out) {
        int at = 0;
        while (at < size) {
            if (offsets[at] == NOWHERE) {
                at = record.writePlace(out, at);
            } else {
                int next = touched.next(at);
                // Within a record that is not there nothing is written, whatever was put.
                while (next < size && offsets[next] == NOWHERE) {
                    next = touched.next(next + 1);
                }
                int end = next < size ? offsets[next] : bytes.length;
                out.write(bytes, offsets[at], end - offsets[at]);
                at = next < size ? record.writePlace(out, next) : size;
            }
        }
    }
}
