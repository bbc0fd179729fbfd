// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.format.RowFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.kafka.connect.data.Struct;

/**
 * One record, encoded aside: a record that turns out not to fit its schema leaves nothing in a file. Used again for each
 * record.
 */
public final class EncodedRow extends ByteArrayOutputStream {

    /** A rare giant must not keep its room for good. */
    private static final int KEPT = 1 << 20;

    /**
     * Takes the place of what was encoded before.
     *
     * @throws org.apache.kafka.connect.errors.DataException if the record does not fit its schema
     */
    public void encode(Struct value, RowFormat format) throws IOException {
        reset();
        if (buf.length > KEPT) {
            buf = new byte[1024];
        }
        format.encode(value, this);
    }

    byte[] bytes() {
        return buf;
    }

    int length() {
        return count;
    }
}
