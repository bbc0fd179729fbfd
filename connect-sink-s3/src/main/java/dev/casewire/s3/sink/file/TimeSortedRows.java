// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows one behind the other by their time, whatever their order in memory. */
final class TimeSortedRows extends InputStream {

    private record Row(long time, long position, int length) {}

    private final RowBytes.Reader content;
    private final List<Row> order;
    private int next;
    private int left;

    private TimeSortedRows(RowBytes content, List<Row> order) {
        this.content = content.reader();
        this.order = order;
    }

    /** The rows whose offset is at least {@code from}. */
    static InputStream of(RowBytes content, RowIndex index, long from) {
        List<Row> rows = new ArrayList<>();
        boolean sorted = true;
        long latest = Long.MIN_VALUE;
        RowIndex.Cursor cursor = index.rows();
        while (cursor.next()) {
            if (cursor.offset() >= from) {
                rows.add(new Row(cursor.time(), cursor.position(), cursor.length()));
                sorted &= cursor.time() >= latest;
                latest = cursor.time();
            }
        }
        if (sorted) {
            return content.open(rows.isEmpty() ? content.size() : rows.get(0).position());
        }
        // Stable: rows of the same time stay in the order of their offsets, so that a replay sorts alike.
        rows.sort(Comparator.comparingLong(Row::time));
        return new TimeSortedRows(content, rows);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (left == 0) {
            if (next == order.size()) {
                return -1;
            }
            Row row = order.get(next++);
            content.seek(row.position());
            left = row.length();
        }
        int count = content.read(target, offset, Math.min(length, left));
        left -= count;
        return count;
    }
}
