// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import java.util.List;

/** Where each record has a value of its own between the bytes that all events of a stencil share. Immutable. */
sealed interface Gap {
    /** An object of a field or two. */
    int SMALL = 24;

    /**
     * Writes the value in Avro's binary form.
     *
     * @param scratch for texts whose length must be known first
     */
    void fill(Carried values, AvroBytes out, AvroBytes scratch);

    /** About how many bytes it takes in memory. */
    default int size() {
        return SMALL;
    }

    /** A carried text as it is. */
    record OfText(int position) implements Gap {
        @Override
        public void fill(Carried values, AvroBytes out, AvroBytes scratch) {
            values.writeText(position, out);
        }
    }

    /** A carried text without its length. */
    record OfBareText(int position) implements Gap {
        @Override
        public void fill(Carried values, AvroBytes out, AvroBytes scratch) {
            values.writeBareText(position, out);
        }
    }

    /** The length of a text of literal and carried parts, which follow. */
    final class OfLength implements Gap {
        private final int literalBytes;
        private final int[] positions;

        /**
         * @param literalBytes of the literal parts together
         * @param positions of the carried ones
         */
        OfLength(int literalBytes, List<Integer> positions) {
            this.literalBytes = literalBytes;
            this.positions = positions.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public void fill(Carried values, AvroBytes out, AvroBytes scratch) {
            long length = literalBytes;
            for (int position : positions) {
                length += values.to(position) - values.from(position);
            }
            out.writeLong(length);
        }

        @Override
        public int size() {
            return 2 * SMALL + positions.length * Integer.BYTES;
        }
    }

    record OfNumber(int position) implements Gap {
        @Override
        public void fill(Carried values, AvroBytes out, AvroBytes scratch) {
            out.writeLong(values.number(position));
        }
    }

    /** A text of several parts whose length shows when it is written. */
    record OfParts(PartedText text, boolean isJson) implements Gap {
        @Override
        public void fill(Carried values, AvroBytes out, AvroBytes scratch) {
            scratch.reset();
            if (isJson) {
                text.writeJson(values, scratch);
            } else {
                text.write(values, scratch);
            }
            out.writeLong(scratch.size());
            out.write(scratch);
        }

        @Override
        public int size() {
            return SMALL + text.size();
        }
    }
}
