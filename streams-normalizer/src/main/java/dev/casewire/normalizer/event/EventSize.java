// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.List;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** How large values are in Avro's binary form: exact for texts, rounded up for the rest. Stateless. */
final class EventSize {
    /** A union's branch and a text's length take at most this many bytes. */
    private static final int TEXT_OVERHEAD = 6;

    /** A union's branch and a 64-bit number take at most this many bytes. */
    private static final int NUMBER = 11;

    private EventSize() {}

    /** An upper bound in chars: a third of an upper bound in bytes. Cheap, because texts are not looked at. */
    static long chars(@Nullable Object value) {
        if (value instanceof String text) {
            return (long) text.length() + TEXT_OVERHEAD;
        }
        return value instanceof GenericData.Record || value instanceof List ? sum(value, false) : NUMBER;
    }

    static long bytes(@Nullable Object value) {
        if (value instanceof String text) {
            return utf8(text) + TEXT_OVERHEAD;
        }
        return value instanceof GenericData.Record || value instanceof List ? sum(value, true) : NUMBER;
    }

    private static long sum(Object value, boolean inBytes) {
        long sum = NUMBER;
        if (value instanceof GenericData.Record record) {
            int fields = record.getSchema().getFields().size();
            for (int i = 0; i < fields; i++) {
                Object field = record.get(i);
                sum += field == null ? 1 : inBytes ? bytes(field) : chars(field);
            }
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                sum += inBytes ? bytes(element) : chars(element);
            }
        }
        return sum;
    }

    /** Bytes of a text in UTF-8; a lone surrogate is written as one '?'. */
    static long utf8(String text) {
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
