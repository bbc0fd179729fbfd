// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;

/**
 * One value per schema. Hashing or comparing a schema of hundreds of fields for every record would cost more than encoding
 * it; converters hand out the same instance again and again, so the instance is asked first.
 */
final class SchemaCache<T> {

    /** A converter that makes a new instance for every record must not fill the heap. */
    private static final int INSTANCES = 256;

    private record Entry<T>(Schema schema, T value) {}

    private final IdentityHashMap<Schema, T> byInstance = new IdentityHashMap<>();

    /** Schemas that differ; they are as few as the versions of the topics' subjects. */
    private final List<Entry<T>> distinct = new ArrayList<>();

    private final Function<Schema, T> create;

    SchemaCache(Function<Schema, T> create) {
        this.create = create;
    }

    T get(Schema schema) {
        T known = byInstance.get(schema);
        if (known != null) {
            return known;
        }
        T value = equalOrNew(schema);
        if (byInstance.size() >= INSTANCES) {
            byInstance.clear();
        }
        byInstance.put(schema, value);
        return value;
    }

    private T equalOrNew(Schema schema) {
        for (Entry<T> entry : distinct) {
            if (entry.schema().equals(schema)) {
                return entry.value();
            }
        }
        T value = create.apply(schema);
        distinct.add(new Entry<>(schema, value));
        return value;
    }
}
