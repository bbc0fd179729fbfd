// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that only grow, in chunks, so that growing never copies and never needs twice the room. Not safe for use by several
 * threads.
 */
public final class RowBytes {

    private static final int FIRST_CHUNK = 1 << 10;
    private static final int LARGEST_CHUNK = 1 << 18;

    private final List<byte[]> chunks = new ArrayList<>();
    private byte[] last = new byte[0];
    private int lastUsed;
    private long size;
    private long allocated;

    /** Adds {@code length} bytes of {@code source}, from its beginning. */
    public void append(byte[] source, int length) {
        int from = 0;
        while (from < length) {
            if (lastUsed == last.length) {
                grow();
            }
            int count = Math.min(length - from, last.length - lastUsed);
            System.arraycopy(source, from, last, lastUsed, count);
            lastUsed += count;
            from += count;
        }
        size += length;
    }

    /** Bytes appended. */
    public long size() {
        return size;
    }

    /** Bytes of heap that hold them. */
    public long allocated() {
        return allocated;
    }

    /** Reads all bytes appended so far, from the first. */
    public InputStream open() {
        return new Reader();
    }

    private void grow() {
        last = new byte[Math.max(FIRST_CHUNK, Math.min(LARGEST_CHUNK, last.length * 2))];
        lastUsed = 0;
        chunks.add(last);
        allocated += last.length;
    }

    private final class Reader extends InputStream {

        private int chunk;
        private int position;
        private long left = size;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            byte[] current = chunks.get(chunk);
            int count = (int) Math.min(Math.min(length, current.length - position), left);
            System.arraycopy(current, position, target, offset, count);
            position += count;
            left -= count;
            if (position == current.length) {
                chunk++;
                position = 0;
            }
            return count;
        }

        @Override
        public int available() {
            return (int) Math.min(left, Integer.MAX_VALUE);
        }
    }
}
