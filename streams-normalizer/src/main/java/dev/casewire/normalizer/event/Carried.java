// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;

/** What one record gives to the gaps of its events' stencils, by positions that all records of its form share. */
public interface Carried {

    /** What a text lies in, as UTF-8, between {@link #from} and {@link #to}. Nobody may change it. */
    byte[] utf8(int position);

    int from(int position);

    int to(int position);

    /** Writes a text with its length before it. */
    default void writeText(int position, AvroBytes out) {
        int from = from(position);
        out.writeBytes(utf8(position), from, to(position) - from);
    }

    /** Writes a text without its length. */
    default void writeBareText(int position, AvroBytes out) {
        int from = from(position);
        out.write(utf8(position), from, to(position) - from);
    }

    long number(int position);
}
