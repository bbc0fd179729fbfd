// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.kafka.connect.data.Struct;

/** Rows of one schema in one format: a compact form while a file is open, the object's bytes when it is written. */
public interface RowFormat {

    /**
     * Appends the compact form of one record; rows need no mark between them.
     *
     * @throws org.apache.kafka.connect.errors.DataException if the record does not fit its schema; what was appended by
     *     then is of no use
     */
    void encode(Struct value, OutputStream row) throws IOException;

    /**
     * Writes an object.
     *
     * @param rows rows as {@link #encode} made them
     * @param count how many
     * @param object where the object goes; not closed here
     */
    void write(InputStream rows, long count, OutputStream object) throws IOException;
}
