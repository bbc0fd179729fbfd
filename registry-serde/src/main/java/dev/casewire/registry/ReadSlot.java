// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in one place: a field of a record, the elements of a list, the values of a map.
 *
 * @param nullBranch see {@link Nullability}
 */
public record ReadSlot(ValueReader reader, int nullBranch) {

    /**
     * The slot of a schema; empty where the union is another than one with null, or no reader is given.
     *
     * @param readers for schemas that are no unions
     */
    public static Optional<ReadSlot> of(Schema schema, Function<Schema, Optional<? extends ValueReader>> readers) {
        return Nullability.of(schema)
                .flatMap(known ->
                        readers.apply(known.present()).map(reader -> new ReadSlot(reader, known.nullBranch())));
    }

    public @Nullable Object read(BoundedDecoder in) throws IOException {
        return nullBranch != Nullability.NEVER && in.isNull(nullBranch) ? null : reader.read(in);
    }

    /**
     * Reads what is left of a list.
     *
     * @param count elements of the first block, which has been begun
     */
    public void readItems(long count, BoundedDecoder in, Collection<@Nullable Object> into) throws IOException {
        for (long left = count; left > 0; left = in.arrayNext()) {
            for (; left > 0; left--) {
                into.add(read(in));
            }
        }
    }

    /** Reads a map whose keys, never null, are made by the given reader. */
    public Map<Object, @Nullable Object> readMap(ValueReader keys, BoundedDecoder in) throws IOException {
        Map<Object, @Nullable Object> map = new HashMap<>();
        for (long left = in.readMapStart(); left > 0; left = in.mapNext()) {
            for (; left > 0; left--) {
                map.put(Objects.requireNonNull(keys.read(in)), read(in));
            }
        }
        return map;
    }
}
