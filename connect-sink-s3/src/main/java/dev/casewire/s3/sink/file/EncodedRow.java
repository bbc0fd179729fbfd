// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.format.RowFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.kafka.connect.data.Struct;

/**
 * One record, encoded aside: a record that turns out not to fit its schema leaves nothing in a file. Used again for each
 * record.
 */
public final class EncodedRow extends OutputStream {

    /** A rare giant must not keep its room for good. */
    private static final int KEPT = 1 << 20;

    private byte[] buffer = new byte[1024];
    private int count;

    /**
     * Takes the place of what was encoded before.
     *
     * @throws org.apache.kafka.connect.errors.DataException if the record does not fit its schema
     */
    public void encode(Struct value, RowFormat format) throws IOException {
        count = 0;
        if (buffer.length > KEPT) {
            buffer = new byte[1024];
        }
        format.encode(value, this);
    }

    @Override
    public void write(int b) {
        makeRoom(1);
        buffer[count++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        makeRoom(length);
        System.arraycopy(source, offset, buffer, count, length);
        count += length;
    }

    private void makeRoom(int length) {
        if (length > buffer.length - count) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(count, length)));
        }
    }

    byte[] bytes() {
        return buffer;
    }

    int length() {
        return count;
    }
}
