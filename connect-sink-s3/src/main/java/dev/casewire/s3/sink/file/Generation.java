// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.layout.RecordPlace;
import dev.casewire.s3.sink.layout.RowOrder;
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

    private final Instant openedAt;
    private final RowOrder order;
    private final HeldBytes held;
    private final Map<FilePart, OpenFile> byPart = new HashMap<>();
    private final List<OpenFile> files = new ArrayList<>();
    private final long firstOffset;
    private long nextOffset;
    private long heap;
    private boolean full;

    Generation(long firstOffset, Instant openedAt, RowOrder order, HeldBytes held) {
        this.firstOffset = firstOffset;
        this.nextOffset = firstOffset;
        this.openedAt = openedAt;
        this.order = order;
        this.held = held;
    }

    void append(RecordPlace place, FilePart part, EncodedRow row, Rotation rotation) {
        OpenFile file = byPart.get(part);
        if (file == null) {
            file = new OpenFile(part, place, order, held);
            byPart.put(part, file);
            files.add(file);
            heap += file.heap();
        }
        long before = file.heap();
        file.append(place, row);
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

    /** All rows of a file are in the bucket: they are let go. */
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
}
