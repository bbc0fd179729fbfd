// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Avro's binary form of single values, one behind the other in a growing array. Not thread-safe. */
public final class AvroBytes extends OutputStream {
    /** A buffer that one large record has blown up is not kept for the small ones after it. */
    private static final int KEPT = 256 * 1024;

    private static final int LONGEST_VARINT = 10;

    /** Up to here copying char by char is cheaper than an array of its own; the length must take one byte. */
    private static final int SHORT = 32;

    private byte[] bytes = new byte[4 * 1024];
    private int size;

    /** Starts anew. */
    public void reset() {
        if (bytes.length > KEPT) {
            bytes = new byte[4 * 1024];
        }
        size = 0;
    }

    /** How many bytes have been written. */
    public int size() {
        return size;
    }

    /** What all that was written lies in, from the beginning; good until more is written. Nobody may change it. */
    public byte[] array() {
        return bytes;
    }

    /** All that was written, as the UTF-8 of a text. */
    public String toText() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** All that was written, behind so many bytes that are left free. */
    byte[] toByteArrayBehind(int free) {
        byte[] made = new byte[free + size];
        System.arraycopy(bytes, 0, made, free, size);
        return made;
    }

    /** Gives all that was written to a stream. */
    public void writeTo(OutputStream target) throws IOException {
        target.write(bytes, 0, size);
    }

    /** Adds bytes as they are. */
    @Override
    public void write(byte[] value, int offset, int length) {
        reserve(length);
        System.arraycopy(value, offset, bytes, size, length);
        size += length;
    }

    /** Adds all that was written to another one. */
    public void write(AvroBytes other) {
        write(other.bytes, 0, other.size);
    }

    /** Adds one byte as it is. */
    @Override
    public void write(int value) {
        writeByte(value);
    }

    public void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Zigzag and variable length, for numbers of 32 and of 64 bits alike. */
    public void writeLong(long value) {
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

    public void writeFloat(float value) {
        writeLittleEndian(Float.floatToRawIntBits(value), Integer.SIZE);
    }

    public void writeDouble(double value) {
        writeLittleEndian(Double.doubleToRawLongBits(value), Long.SIZE);
    }

    private void writeLittleEndian(long bits, int count) {
        reserve(Long.BYTES);
        for (int shift = 0; shift < count; shift += Byte.SIZE) {
            bytes[size++] = (byte) (bits >>> shift);
        }
    }

    public void writeText(String text) {
        int length = text.length();
        if (length > SHORT || !writeShort(text, length)) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            writeBytes(utf8, 0, utf8.length);
        }
    }

    /** Most texts are short and plain: they need no array of their own, and their length one byte. */
    private boolean writeShort(String text, int length) {
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

    /** Writes a text's UTF-8 alone, without its length. */
    public void writeUtf8(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        write(utf8, 0, utf8.length);
    }

    /** Writes a text of ASCII characters alone, without its length. */
    // The only way to take a text's bytes without an array in between; what it loses of other characters is not there.
    @SuppressWarnings("deprecation")
    public void writeAscii(String text) {
        int length = text.length();
        reserve(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    /** Writes bytes with their number before them. */
    public void writeBytes(byte[] value, int offset, int length) {
        writeLong(length);
        write(value, offset, length);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
