// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.format.RowFormat;
import dev.casewire.s3.sink.layout.RecordPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that one topic-partition fills at the same time, one per part of the layout and format of rows. They end
 * together, so that a single offset says what of the partition is in the bucket.
 */
public final class Generation {

    private record FileKey(String part, RowFormat format) {}

    private final Instant openedAt;
    private final HeldBytes held;
    private final Map<FileKey, OpenFile> byKey = new HashMap<>();
    private final List<OpenFile> files = new ArrayList<>();
    private final long firstOffset;
    private long nextOffset;
    private long heap;
    private boolean full;

    Generation(long firstOffset, Instant openedAt, HeldBytes held) {
        this.firstOffset = firstOffset;
        this.nextOffset = firstOffset;
        this.openedAt = openedAt;
        this.held = held;
    }

    void append(RecordPlace place, String part, RowFormat format, EncodedRow row, Rotation rotation) {
        OpenFile file = byKey.computeIfAbsent(new FileKey(part, format), key -> begin(place, format));
        long before = file.heap();
        file.append(row);
        heap += file.heap() - before;
        nextOffset = place.offset() + 1;
        full |= rotation.isFull(file);
    }

    /** Whether one of its files has reached its size. */
    boolean isFull() {
        return full;
    }

    long firstOffset() {
        return firstOffset;
    }

    /** The offset after the last record. */
    long nextOffset() {
        return nextOffset;
    }

    Instant openedAt() {
        return openedAt;
    }

    long heap() {
        return heap;
    }

    /** Files that are not in the bucket yet, in the order of their first records. */
    public List<OpenFile> files() {
        return List.copyOf(files);
    }

    /** A file is in the bucket: its rows are let go. */
    public void written(OpenFile file) {
        if (files.remove(file)) {
            heap -= file.heap();
            held.release(file.heap());
        }
    }

    /** All rows are let go, written or not. */
    void drop() {
        files().forEach(this::written);
    }

    private OpenFile begin(RecordPlace place, RowFormat format) {
        OpenFile file = new OpenFile(place, format, held);
        files.add(file);
        return file;
    }
}
