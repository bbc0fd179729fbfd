// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Writes what stands in one place: a field of a record, the elements of a list, the values of a map.
 *
 * @param nullBranch see {@link Nullability}
 */
public record WriteSlot(ValueWriter writer, int nullBranch) {
    /** Writes strings. Most fields are texts, so a slot takes a short cut for this one: a call through the interface is dear. */
    public static final ValueWriter TEXT = (value, out) -> {
        if (!(value instanceof String text)) {
            throw new AvroTypeException(
                    "a String is wanted, but there is a " + value.getClass().getSimpleName());
        }
        out.writeText(text);
    };

    /**
     * The slot of a schema; empty where the union is another than one with null, or no writer is given.
     *
     * @param writers for schemas that are no unions
     */
    public static Optional<WriteSlot> of(Schema schema, Function<Schema, Optional<? extends ValueWriter>> writers) {
        return Nullability.of(schema)
                .flatMap(known ->
                        writers.apply(known.present()).map(writer -> new WriteSlot(writer, known.nullBranch())));
    }

    /** @throws AvroTypeException where null is written to a place that has none */
    public void write(@Nullable Object value, AvroBytes out) throws IOException {
        if (nullBranch != Nullability.NEVER) {
            out.writeByte((value == null ? nullBranch : 1 - nullBranch) << 1);
            if (value == null) {
                return;
            }
        } else if (value == null) {
            throw new AvroTypeException("a value is wanted, but there is null");
        }
        if (writer == TEXT && value instanceof String text) {
            out.writeText(text);
        } else {
            writer.write(value, out);
        }
    }

    public void writeList(Collection<?> items, AvroBytes out) throws IOException {
        if (!items.isEmpty()) {
            out.writeLong(items.size());
            for (Object item : items) {
                write(item, out);
            }
        }
        out.writeByte(0);
    }

    /** Writes a map whose keys are texts. */
    public void writeMap(Map<?, ?> entries, AvroBytes out) throws IOException {
        if (!entries.isEmpty()) {
            out.writeLong(entries.size());
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                if (!(entry.getKey() instanceof String key)) {
                    throw new AvroTypeException("a text is wanted as key, but there is " + entry.getKey());
                }
                out.writeText(key);
                write(entry.getValue(), out);
            }
        }
        out.writeByte(0);
    }
}
