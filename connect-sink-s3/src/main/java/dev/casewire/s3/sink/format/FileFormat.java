// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import org.apache.kafka.connect.data.Schema;

/** A format of objects. Not safe for use by several threads. */
public interface FileFormat {

    /** The kind of this format. */
    FormatKind kind();

    /**
     * How records of a schema become rows; the same instance for equal schemas.
     *
     * @throws org.apache.kafka.connect.errors.DataException if this format cannot hold such records
     */
    RowFormat rowsOf(Schema schema);
}
