// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.layout.RecordPlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Where each row of a file was read, how long it is and of which time: about six bytes a row. Needed where part of a file
 * turns out to be in the bucket already, and to sort. Not safe for use by several threads.
 */
final class RowIndex {

    private static final int FIRST_CHUNK = 64;

    private final RowBytes entries = new RowBytes(FIRST_CHUNK);
    private final byte[] entry = new byte[4 * 10];
    private final String topic;
    private final int partition;
    private int entryLength;
    private long offset;
    private long timestamp;
    private long time;

    RowIndex(String topic, int partition) {
        this.topic = topic;
        this.partition = partition;
    }

    /** Adds a row behind the others. */
    void add(RecordPlace place, int length) {
        long placeTimestamp = place.timestamp().toEpochMilli();
        long placeTime = place.time().toEpochMilli();
        entryLength = 0;
        put(place.offset() - offset);
        put(zigzag(placeTimestamp - timestamp));
        put(zigzag(placeTime - time));
        put(length);
        entries.append(entry, entryLength);
        offset = place.offset();
        timestamp = placeTimestamp;
        time = placeTime;
    }

    /** The offset of the row added last. */
    long lastOffset() {
        return offset;
    }

    long allocated() {
        return entries.allocated();
    }

    /** Goes through the rows that are there now. */
    Cursor rows() {
        return new Cursor();
    }

    private void put(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            entry[entryLength++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        entry[entryLength++] = (byte) rest;
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    /** Stands before the first row at the beginning. */
    final class Cursor {

        private final InputStream in = entries.open(0);
        private long rowOffset;
        private long rowTimestamp;
        private long rowTime;
        private long position;
        private int length;

        /** Goes to the next row, if there is one. */
        boolean next() {
            try {
                if (in.available() == 0) {
                    return false;
                }
                rowOffset += get();
                rowTimestamp += signed(get());
                rowTime += signed(get());
                position += length;
                length = (int) get();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("bytes in memory cannot be read", e);
            }
        }

        long offset() {
            return rowOffset;
        }

        /** Millis since the epoch. */
        long time() {
            return rowTime;
        }

        /** Where the row begins in the file's content. */
        long position() {
            return position;
        }

        int length() {
            return length;
        }

        RecordPlace place() {
            return new RecordPlace(
                    topic, partition, rowOffset, Instant.ofEpochMilli(rowTimestamp), Instant.ofEpochMilli(rowTime));
        }

        private long get() throws IOException {
            long value = 0;
            int shift = 0;
            int b;
            do {
                b = in.read();
                value |= (long) (b & 0x7f) << shift;
                shift += 7;
            } while ((b & 0x80) != 0);
            return value;
        }

        private static long signed(long zigzag) {
            return (zigzag >>> 1) ^ -(zigzag & 1);
        }
    }
}
