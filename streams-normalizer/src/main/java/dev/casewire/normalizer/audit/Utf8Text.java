// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Questions to a text in UTF-8 that give the answers which the decoded text would. Stateless. */
final class Utf8Text {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The highest bit of each of eight bytes. */
    private static final long ABOVE_ASCII = 0x8080808080808080L;

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8Text() {}

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * Whether the text is well-formed, so that it is these bytes again once decoded and encoded. One that holds U+FFFD itself is not
     * taken for it.
     */
    static boolean isExact(byte[] bytes, int from, int to) {
        return isAscii(bytes, from, to) || text(bytes, from, to).indexOf(REPLACEMENT) < 0;
    }

    /** Eight bytes at once. */
    static long eightAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - 4 * Long.BYTES; at += 4 * Long.BYTES) {
            long any = eightAt(bytes, at)
                    | eightAt(bytes, at + Long.BYTES)
                    | eightAt(bytes, at + 2 * Long.BYTES)
                    | eightAt(bytes, at + 3 * Long.BYTES);
            if ((any & ABOVE_ASCII) != 0) {
                return false;
            }
        }
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            if ((eightAt(bytes, at) & ABOVE_ASCII) != 0) {
                return false;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Nearly every text begins with a character that is no space, which is seen without decoding it. */
    static boolean isBlank(byte[] bytes, int from, int to) {
        boolean isPlain = from < to && bytes[from] > ' ' && bytes[from] < 0x7F;
        return !isPlain && text(bytes, from, to).isBlank();
    }

    /** Whether there is a digit, and nothing but digits. */
    static boolean isNumber(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return from < to;
    }

    /** @param start of ASCII characters */
    static boolean startsWith(byte[] bytes, int from, int to, String start) {
        if (to - from < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (bytes[from + i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
