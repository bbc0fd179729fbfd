// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary decoder over one payload that believes no length beyond what the payload still holds.
 *
 * <p>Avro 1.12.1 allocates a string, a byte array or a collection at its announced length before it reads on, so five forged
 * bytes cost up to 2 GiB of heap. Here such a length is an {@link EOFException}. One consequence: a collection of more
 * elements than remaining bytes is refused, which only an array of zero-byte elements (nulls, empty records) can have.
 * Reusable for one payload after the other; not thread-safe.
 */
final class BoundedDecoder extends Decoder {
    private final Utf8 scratch = new Utf8();
    private BinaryDecoder in = DecoderFactory.get().binaryDecoder(new byte[0], null);

    /** Starts over with the given part of an array. */
    BoundedDecoder over(byte[] bytes, int offset, int length) {
        in = DecoderFactory.get().binaryDecoder(bytes, offset, length, in);
        return this;
    }

    /** Bytes of the payload that have not been read. */
    int remaining() {
        try {
            return in.inputStream().available();
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory cannot fail to be read", e);
        }
    }

    private int length(String what) throws IOException {
        long length = in.readLong();
        int remaining = remaining();
        if (length < 0 || length > remaining) {
            throw new EOFException(what + " of " + length + " bytes announced, " + remaining + " left");
        }
        return (int) length;
    }

    private long items(long count) throws IOException {
        int remaining = remaining();
        if (count < 0 || count > remaining) {
            throw new EOFException("collection of " + count + " elements announced, " + remaining + " bytes left");
        }
        return count;
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        int length = length("string");
        Utf8 result = old == null ? new Utf8() : old;
        result.setByteLength(length);
        in.readFixed(result.getBytes(), 0, length);
        return result;
    }

    @Override
    public String readString() throws IOException {
        return readString(scratch).toString();
    }

    @Override
    public void skipString() throws IOException {
        in.skipFixed(length("string"));
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        byte[] bytes = new byte[length("bytes")];
        in.readFixed(bytes, 0, bytes.length);
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public void skipBytes() throws IOException {
        in.skipFixed(length("bytes"));
    }

    @Override
    public long readArrayStart() throws IOException {
        return items(in.readArrayStart());
    }

    @Override
    public long arrayNext() throws IOException {
        return items(in.arrayNext());
    }

    @Override
    public long readMapStart() throws IOException {
        return items(in.readMapStart());
    }

    @Override
    public long mapNext() throws IOException {
        return items(in.mapNext());
    }

    @Override
    public long skipArray() throws IOException {
        return items(in.skipArray());
    }

    @Override
    public long skipMap() throws IOException {
        return items(in.skipMap());
    }

    @Override
    public void readNull() throws IOException {
        in.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        in.readFixed(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        in.skipFixed(length);
    }

    @Override
    public int readEnum() throws IOException {
        return in.readEnum();
    }

    @Override
    public int readIndex() throws IOException {
        return in.readIndex();
    }
}
