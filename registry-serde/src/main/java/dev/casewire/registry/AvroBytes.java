// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Avro's binary form of single values, one behind the other in a growing array. Not thread-safe. */
final class AvroBytes {
    /** A buffer that one large record has blown up is not kept for the small ones after it. */
    private static final int KEPT = 256 * 1024;

    private static final int LONGEST_VARINT = 10;

    /** Up to here copying char by char is cheaper than an array of its own; the length must take one byte. */
    private static final int SHORT = 32;

    private byte[] bytes = new byte[4 * 1024];
    private int size;

    /** Starts anew, with room for a header. */
    void reset() {
        if (bytes.length > KEPT) {
            bytes = new byte[4 * 1024];
        }
        size = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Zigzag and variable length, for numbers of 32 and of 64 bits alike. */
    void writeLong(long value) {
        reserve(LONGEST_VARINT);
        if (value >= 0 && value < 64) {
            bytes[size++] = (byte) (value << 1);
            return;
        }
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    void writeDouble(double value) {
        reserve(Long.BYTES);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (bits >>> shift);
        }
    }

    void writeText(String text) {
        int length = text.length();
        if (length > SHORT || !writeAscii(text, length)) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            writeBytes(utf8, utf8.length);
        }
    }

    /** Most texts are short and plain: they need no array of their own, and their length one byte. */
    private boolean writeAscii(String text, int length) {
        reserve(length + 1);
        byte[] to = bytes;
        int at = size + 1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            to[at + i] = (byte) c;
        }
        to[size] = (byte) (length << 1);
        size = at + length;
        return true;
    }

    void writeBytes(byte[] value, int length) {
        writeLong(length);
        reserve(length);
        System.arraycopy(value, 0, bytes, size, length);
        size += length;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
