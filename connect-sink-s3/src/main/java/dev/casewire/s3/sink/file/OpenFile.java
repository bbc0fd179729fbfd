// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.format.RowFormat;
import dev.casewire.s3.sink.layout.RecordPlace;
import java.io.IOException;
import java.io.OutputStream;

/** Rows that will be one object. */
public final class OpenFile {

    private final RecordPlace first;
    private final RowFormat format;
    private final HeldBytes held;
    private final RowBytes content = new RowBytes();
    private long rows;

    OpenFile(RecordPlace first, RowFormat format, HeldBytes held) {
        this.first = first;
        this.format = format;
        this.held = held;
    }

    void append(EncodedRow row) {
        long before = content.allocated();
        content.append(row.bytes(), row.length());
        rows++;
        held.add(content.allocated() - before);
    }

    /** Where its first record was read. */
    public RecordPlace first() {
        return first;
    }

    public long rows() {
        return rows;
    }

    /** Encoded bytes of the rows. */
    public long bytes() {
        return content.size();
    }

    /** Heap that holds them. */
    long heap() {
        return content.allocated();
    }

    /** Writes the object; may be called again if that failed. */
    public void writeTo(OutputStream object) throws IOException {
        format.write(content.open(), rows, object);
    }
}
