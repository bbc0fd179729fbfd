// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import java.util.Arrays;

/**
 * All that the mapping looks at in a record but for the answers to its rule's conditions: its words (kind, types, names of what
 * changed), which texts are there, what is seen in them, and which are the same. Records of one form become events that differ
 * in nothing but the texts and times carried into them. One that comes of {@link FormReader#form} is good for a look-up until the
 * reader reads on; {@link #kept} is immutable.
 */
public final class RecordForm {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final byte[] told;
    private final int length;
    private final int hash;

    /**
     * @param told begins with all of it, which nobody changes while the form is in use
     * @param length how many bytes that is
     */
    RecordForm(byte[] told, int length) {
        this.told = told;
        this.length = length;
        this.hash = hash(told, length);
    }

    /** The same form, for longer than its reader has it. */
    public RecordForm kept() {
        return new RecordForm(Arrays.copyOf(told, length), length);
    }

    /** Eight bytes at a time: a form is looked for with every record. */
    private static int hash(byte[] bytes, int length) {
        long hash = length;
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ Utf8Text.eightAt(bytes, at)) * ODD;
            hash ^= hash >>> 32;
        }
        for (; at < length; at++) {
            hash = (hash ^ (bytes[at] & 0xFF)) * ODD;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordForm that
                && hash == that.hash
                && Arrays.equals(told, 0, length, that.told, 0, that.length);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
