// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.List;
import org.apache.avro.util.Utf8;

/** How large values are in Avro's binary form: exact for texts, rounded up for the rest. Stateless. */
final class EventSize {
    /** A union's branch and a text's length take at most this many bytes. */
    private static final int TEXT_OVERHEAD = 6;

    /** A union's branch and a 64-bit number take at most this many bytes. */
    private static final int NUMBER = 11;

    private EventSize() {}

    static long bytes(FlatRecord record) {
        long sum = NUMBER;
        FlatLayout layout = record.layout();
        int place = 0;
        while (place < layout.size()) {
            Object value = record.get(place);
            if (value == null) {
                sum++;
                place = layout.end(place);
            } else {
                sum += ofValue(value);
                place++;
            }
        }
        return sum;
    }

    private static long ofValue(Object value) {
        if (value instanceof CharSequence text) {
            return utf8(text) + TEXT_OVERHEAD;
        }
        if (value instanceof FlatRecord record) {
            return bytes(record);
        }
        long sum = NUMBER;
        if (value instanceof List<?> list) {
            for (Object element : list) {
                sum += ofValue(element);
            }
        }
        return sum;
    }

    /** Bytes of a text in UTF-8; a lone surrogate is written as one '?'. */
    static long utf8(CharSequence text) {
        if (text instanceof Utf8 utf8) {
            return utf8.getByteLength();
        }
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // Each half of a surrogate pair stands for two of its four bytes.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    /** The beginning of a text that takes at most so many bytes; never ends within a surrogate pair. */
    static String prefix(String text, long maxBytes) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            if (bytes > maxBytes) {
                return text.substring(0, i > 0 && Character.isHighSurrogate(text.charAt(i - 1)) ? i - 1 : i);
            }
        }
        return text;
    }
}
