// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import java.util.Arrays;

/**
 * All that the mapping looks at in a record but for the answers to its rule's conditions: its words (kind, types, names of what
 * changed), which texts are there, what is seen in them, and which are the same. Records of one form become events that differ
 * in nothing but the texts and times carried into them. Immutable.
 */
public final class RecordForm {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final byte[] told;
    private final int hash;

    /** @param told all of it, which nobody changes from now on */
    RecordForm(byte[] told) {
        this.told = told;
        this.hash = hash(told);
    }

    /** Eight bytes at a time: a form is looked for with every record. */
    private static int hash(byte[] bytes) {
        long hash = bytes.length;
        int at = 0;
        for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ Utf8Text.eightAt(bytes, at)) * ODD;
            hash ^= hash >>> 32;
        }
        for (; at < bytes.length; at++) {
            hash = (hash ^ bytes[at]) * ODD;
        }
        return (int) (hash ^ hash >>> 32);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordForm that && hash == that.hash && Arrays.equals(told, that.told);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
