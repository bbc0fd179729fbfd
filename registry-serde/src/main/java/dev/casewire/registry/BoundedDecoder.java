// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary decoder over one payload that believes no length beyond what the payload still holds.
 *
 * <p>Avro 1.12.1 allocates a string, a byte array or a collection at its announced length before it reads on, so five forged
 * bytes cost up to 2 GiB of heap. Here such a length is an {@link EOFException}. One consequence: collections of more elements
 * than the payload has bytes are refused, which only those of zero-byte elements (nulls, empty records) can have. Reusable for
 * one payload after the other; not thread-safe.
 */
public final class BoundedDecoder extends Decoder {
    private static final int LONGEST_VARINT_BITS = 70;

    private byte[] bytes = {};
    private int at;
    private int end;
    private long itemsLeft;

    /** Starts over with the given part of an array. */
    public BoundedDecoder over(byte[] payload, int offset, int length) {
        bytes = payload;
        at = offset;
        end = offset + length;
        itemsLeft = length;
        return this;
    }

    /** Bytes of the payload that have not been read. */
    public int remaining() {
        return end - at;
    }

    /** Where in {@link #array} the next value begins. */
    int position() {
        return at;
    }

    /** What the payload is part of. */
    byte[] array() {
        return bytes;
    }

    /** Reads the branch of a union of two of which one is null. */
    boolean isNull(int nullBranch) throws IOException {
        int branch = readIndex();
        if (branch != nullBranch && branch != 1 - nullBranch) {
            throw new IOException("branch " + branch + " of a union of two");
        }
        return branch == nullBranch;
    }

    /** Goes behind a text, and tells where it begins. */
    int passText() throws IOException {
        int length = length("string");
        at += length;
        return at - length;
    }

    @Override
    public long readLong() throws IOException {
        if (at < end && bytes[at] >= 0) {
            long small = bytes[at++];
            return (small >>> 1) ^ -(small & 1);
        }
        long zigzag = 0;
        for (int shift = 0; shift < LONGEST_VARINT_BITS; shift += 7) {
            byte next = readByte();
            zigzag |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number has more than ten bytes");
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("an int of " + value);
        }
        return (int) value;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        return readByte() == 1;
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat((int) littleEndian(Float.BYTES));
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(littleEndian(Double.BYTES));
    }

    @Override
    public String readString() throws IOException {
        int length = length("string");
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        int length = length("string");
        Utf8 text = old == null ? new Utf8() : old;
        text.setByteLength(length);
        readFixed(text.getBytes(), 0, length);
        return text;
    }

    @Override
    public void skipString() throws IOException {
        passText();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        byte[] copy = new byte[length("bytes")];
        readFixed(copy, 0, copy.length);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public void skipBytes() throws IOException {
        at += length("bytes");
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        System.arraycopy(bytes, taken(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        taken(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return items();
    }

    @Override
    public long arrayNext() throws IOException {
        return items();
    }

    @Override
    public long skipArray() throws IOException {
        return skippedItems();
    }

    @Override
    public long readMapStart() throws IOException {
        return items();
    }

    @Override
    public long mapNext() throws IOException {
        return items();
    }

    @Override
    public long skipMap() throws IOException {
        return skippedItems();
    }

    /** A negative count has the bytes of the block behind it, which is of use to who skips it only. */
    private long items() throws IOException {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        return bounded(count);
    }

    private long skippedItems() throws IOException {
        long count = readLong();
        while (count < 0) {
            at += length("block");
            count = readLong();
        }
        return bounded(count);
    }

    private long bounded(long count) throws EOFException {
        if (count < 0 || count > remaining() || count > itemsLeft) {
            throw new EOFException("collection of " + count + " elements announced, " + remaining() + " bytes left");
        }
        itemsLeft -= count;
        return count;
    }

    private int length(String what) throws IOException {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new EOFException(what + " of " + length + " bytes announced, " + remaining() + " left");
        }
        return (int) length;
    }

    private byte readByte() throws EOFException {
        return bytes[taken(1)];
    }

    private long littleEndian(int count) throws EOFException {
        int from = taken(count);
        long bits = 0;
        for (int index = count - 1; index >= 0; index--) {
            bits = bits << Byte.SIZE | (bytes[from + index] & 0xFF);
        }
        return bits;
    }

    /** Where bytes stand that have been read with this. */
    private int taken(int count) throws EOFException {
        if (count > remaining()) {
            throw new EOFException("it ends too early");
        }
        int from = at;
        at += count;
        return from;
    }
}
