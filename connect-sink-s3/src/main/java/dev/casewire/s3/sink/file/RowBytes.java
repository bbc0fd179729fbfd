// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes that only grow, in chunks, so that growing never copies and never needs twice the room. Not safe for use by several
 * threads.
 */
public final class RowBytes {

    private static final int LARGEST_CHUNK = 1 << 18;

    private final int firstChunk;
    private final List<byte[]> chunks = new ArrayList<>(4);
    private byte[] last = new byte[0];
    private int lastUsed;
    private long size;
    private long allocated;

    /**
     * @param firstChunk bytes to begin with; each further chunk doubles, up to 256 KiB
     */
    public RowBytes(int firstChunk) {
        this.firstChunk = firstChunk;
    }

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

    /** Reads the bytes appended so far, from a position on. */
    public InputStream open(long position) {
        Reader reader = new Reader();
        reader.seek(position);
        return reader;
    }

    /** Reads pieces at any position. */
    Reader reader() {
        return new Reader();
    }

    private void grow() {
        last = new byte[Math.max(firstChunk, Math.min(LARGEST_CHUNK, last.length * 2))];
        lastUsed = 0;
        chunks.add(last);
        allocated += last.length;
    }

    /** Sees what was appended before it was made. */
    final class Reader extends InputStream {

        /** Position at which each chunk begins. */
        private final long[] starts = new long[chunks.size()];

        private final long end = size;
        private int chunk;
        private int position;
        private long left = size;

        private Reader() {
            for (int i = 1; i < starts.length; i++) {
                starts[i] = starts[i - 1] + chunks.get(i - 1).length;
            }
        }

        void seek(long target) {
            left = end - target;
            if (left == 0) {
                return;
            }
            int found = Arrays.binarySearch(starts, target);
            chunk = found >= 0 ? found : -found - 2;
            position = (int) (target - starts[chunk]);
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            byte[] current = chunks.get(chunk);
            int value = current[position] & 0xff;
            advance(current, 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            byte[] current = chunks.get(chunk);
            int count = (int) Math.min(Math.min(length, current.length - position), left);
            System.arraycopy(current, position, target, offset, count);
            advance(current, count);
            return count;
        }

        private void advance(byte[] current, int count) {
            position += count;
            left -= count;
            if (position == current.length) {
                chunk++;
                position = 0;
            }
        }

        @Override
        public int available() {
            return (int) Math.min(left, Integer.MAX_VALUE);
        }
    }
}
