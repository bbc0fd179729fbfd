// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;

/**
 * Writes values of one Avro schema, such as the whole of a record behind its header. What it throws, be it an {@link IOException} or
 * a {@link RuntimeException}, says that the value does not fit the schema.
 */
@FunctionalInterface
public interface ValueWriter {
    void write(Object value, AvroBytes out) throws IOException;
}
