// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;

/**
 * One value per Connect schema. Hashing or comparing a schema of hundreds of fields for every record would cost more than encoding
 * it; connectors and converters hand out the same instance again and again, so the instance is asked first. Thread-safe.
 */
public final class SchemaCache<T> {
    /** Who makes a new instance for every record must not fill the heap. */
    private static final int MOST = 256;

    private final Function<Schema, T> create;
    private final Map<Schema, T> distinct = new HashMap<>();

    /** Never changed once it is here, so that it is read without a lock. */
    private volatile IdentityHashMap<Schema, T> byInstance = new IdentityHashMap<>();

    /** @param create asked once per distinct schema, unless there are very many of them */
    public SchemaCache(Function<Schema, T> create) {
        this.create = create;
    }

    public T get(Schema schema) {
        T known = byInstance.get(schema);
        return known == null ? learned(schema) : known;
    }

    private synchronized T learned(Schema schema) {
        if (distinct.size() >= MOST) {
            distinct.clear();
        }
        T value = distinct.computeIfAbsent(schema, create);
        IdentityHashMap<Schema, T> instances =
                byInstance.size() < MOST ? new IdentityHashMap<>(byInstance) : new IdentityHashMap<>();
        instances.put(schema, value);
        byInstance = instances;
        return value;
    }
}
