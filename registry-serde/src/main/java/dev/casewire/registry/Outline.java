// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the values of an Avro record stand in its bytes, so that each can be read without the others. Values are numbered in the
 * schema's order. A text or number takes one place; a record the places of its fields, and before them one of its own where it may
 * be null; a list one of its own, and then those of its elements. Immutable.
 */
public final class Outline {
    private static final int ABSENT = -1;
    private static final int PRESENT = 0;

    private final byte[] bytes;
    private final int[] fields;

    /** Of each place, where its value begins and ends; of a list, how many elements it has. */
    private final int[] bounds;

    private Outline(byte[] bytes, int[] fields, int[] bounds) {
        this.bytes = bytes;
        this.fields = fields;
        this.bounds = bounds;
    }

    /** First place of a field of the record, by the field's position in its schema. */
    public int place(int field) {
        return fields[field];
    }

    /** Whether there is a value at a place, or null. All else is for values that are there. */
    public boolean has(int place) {
        return bounds[2 * place] != ABSENT;
    }

    /** Where the bytes of a text or number that is there begin, in {@link #bytes}. */
    public int from(int place) {
        return bounds[2 * place];
    }

    /** Where they end. */
    public int to(int place) {
        return bounds[2 * place + 1];
    }

    /** How many elements a list has. */
    public int count(int place) {
        return bounds[2 * place];
    }

    /** What all places lie in. Nobody may change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** A text that is there. */
    public String text(int place) {
        return new String(bytes, from(place), to(place) - from(place), StandardCharsets.UTF_8);
    }

    /** A number that is there. */
    public long number(int place) {
        long zigzag = 0;
        int shift = 0;
        for (int at = from(place); at < to(place); at++) {
            zigzag |= (bytes[at] & 0x7FL) << shift;
            shift += 7;
        }
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** Notes one place after the other. For one record. */
    static final class Notes {
        private final int[] fields;
        private int[] bounds = new int[160];
        private int size;

        Notes(int fields) {
            this.fields = new int[fields];
        }

        void field(int position) {
            fields[position] = size / 2;
        }

        void value(int from, int to) {
            if (size == bounds.length) {
                bounds = Arrays.copyOf(bounds, size * 2);
            }
            bounds[size++] = from;
            bounds[size++] = to;
        }

        void present() {
            value(PRESENT, PRESENT);
        }

        void absent(int places) {
            for (int i = 0; i < places; i++) {
                value(ABSENT, ABSENT);
            }
        }

        /** A list whose elements are still to come. */
        int list() {
            value(0, 0);
            return size - 2;
        }

        void count(int list, long elements) {
            bounds[list] = Math.toIntExact(elements);
        }

        Outline outline(byte[] bytes) {
            return new Outline(bytes, fields, bounds);
        }
    }
}
