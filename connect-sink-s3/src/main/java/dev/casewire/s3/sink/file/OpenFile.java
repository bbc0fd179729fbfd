// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.layout.RecordPlace;
import dev.casewire.s3.sink.layout.RowOrder;
import java.util.Optional;

/** Rows of one part, from which objects will be made: one, unless the bucket holds the beginning already. */
public final class OpenFile {

    private static final int FIRST_CHUNK = 1 << 10;

    /** What a file weighs besides its chunks; with thousands of small files that is not nothing. */
    private static final int OWN_HEAP = 512;

    private final FilePart part;
    private final RecordPlace first;
    private final RowOrder order;
    private final HeldBytes held;
    private final RowBytes content = new RowBytes(FIRST_CHUNK);
    private final RowIndex index;
    private long rows;

    OpenFile(FilePart part, RecordPlace first, RowOrder order, HeldBytes held) {
        this.part = part;
        this.first = first;
        this.order = order;
        this.held = held;
        this.index = new RowIndex(first.topic(), first.partition());
        held.add(OWN_HEAP);
    }

    void append(RecordPlace place, EncodedRow row) {
        long before = heap();
        content.append(row.bytes(), row.length());
        index.add(place, row.length());
        rows++;
        held.add(heap() - before);
    }

    FilePart part() {
        return part;
    }

    long rows() {
        return rows;
    }

    /** Encoded bytes of the rows. */
    long bytes() {
        return content.size();
    }

    /** Heap that holds them. */
    long heap() {
        return content.allocated() + index.allocated() + OWN_HEAP;
    }

    /** The rows from an offset on; empty if there are none. */
    Optional<ObjectRows> rowsFrom(long offset) {
        if (offset <= first.offset()) {
            return Optional.of(rows(first, 0, 0));
        }
        RowIndex.Cursor cursor = index.rows();
        for (long before = 0; cursor.next(); before++) {
            if (cursor.offset() >= offset) {
                return Optional.of(rows(cursor.place(), before, cursor.position()));
            }
        }
        return Optional.empty();
    }

    private ObjectRows rows(RecordPlace begin, long rowsBefore, long bytesBefore) {
        return new ObjectRows(
                begin,
                index.lastOffset() + 1,
                rows - rowsBefore,
                content.size() - bytesBefore,
                part.format(),
                order == RowOrder.TIME
                        ? () -> TimeSortedRows.of(content, index, begin.offset())
                        : () -> content.open(bytesBefore));
    }
}
