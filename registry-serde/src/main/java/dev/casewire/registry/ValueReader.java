// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of one Avro schema, such as the whole of a record behind its header. What it throws, be it an {@link IOException} or
 * a {@link RuntimeException}, says that the bytes are not of the schema.
 */
@FunctionalInterface
public interface ValueReader {
    @Nullable
    Object read(BoundedDecoder in) throws IOException;

    /** Readers by Avro's own, which resolve the schema that data was written by to another one. */
    static Function<Schema, ValueReader> by(Function<Schema, DatumReader<Object>> readers) {
        return writer -> {
            DatumReader<Object> reader = readers.apply(writer);
            return in -> reader.read(null, in);
        };
    }
}
