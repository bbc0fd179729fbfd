// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of one Avro schema, such as the whole of a record behind its header. What it throws, be it an {@link IOException} or
 * a {@link RuntimeException}, says that the bytes are not of the schema.
 */
@FunctionalInterface
public interface ValueReader {
    @Nullable
    Object read(BoundedDecoder in) throws IOException;

    /**
     * A thread-safe reader of a generated class, for records written by the very schema of the class.
     *
     * @throws IllegalArgumentException where the schema holds what only Avro's own readers know
     */
    static ValueReader ofClass(Class<? extends SpecificRecord> type) {
        SpecificData data = SpecificData.getForClass(type);
        return CompiledReader.of(data.getSchema(type), data)
                .orElseThrow(() -> new IllegalArgumentException(type + " has fields that only Avro can read"));
    }

    /** Readers by Avro's own, which resolve the schema that data was written by to another one. */
    static Function<Schema, ValueReader> by(Function<Schema, DatumReader<Object>> readers) {
        return writer -> {
            DatumReader<Object> reader = readers.apply(writer);
            return in -> reader.read(null, in);
        };
    }
}
