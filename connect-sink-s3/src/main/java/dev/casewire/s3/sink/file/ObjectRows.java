// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.format.RowFormat;
import dev.casewire.s3.sink.layout.RecordPlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * What will be one object.
 *
 * @param first where its first row by offset was read
 * @param nextOffset the offset after its last row
 * @param rows how many
 * @param bytes of them, encoded
 * @param encoded reads them, in the order of the object
 */
public record ObjectRows(
        RecordPlace first, long nextOffset, long rows, long bytes, RowFormat format, Supplier<InputStream> encoded) {

    /** Writes the object; may be called again if that failed. */
    public void writeTo(OutputStream object) throws IOException {
        format.write(encoded.get(), rows, object);
    }
}
