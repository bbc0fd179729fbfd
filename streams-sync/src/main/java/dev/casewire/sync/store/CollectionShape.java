// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Lists and sets as arrays, maps as arrays of pairs in a stable order. */
record CollectionShape(Kind kind, Shape element, Schema schema) implements Shape {
    /** Which collection. */
    enum Kind {
        LIST,
        SET,
        MAP
    }

    static CollectionShape of(Kind kind, Shape element) {
        return new CollectionShape(kind, element, Schema.createArray(element.schema()));
    }

    /** What an absent value of a shape is: collections are never null. */
    static @Nullable Object empty(Shape shape) {
        if (!(shape instanceof CollectionShape collection)) {
            return null;
        }
        return switch (collection.kind) {
            case LIST -> List.of();
            case SET -> Set.of();
            case MAP -> Map.of();
        };
    }

    @Override
    public Object toAvro(Object value, LongTexts texts) {
        Collection<?> elements = kind == Kind.MAP
                ? ((Map<?, ?>) value).entrySet().stream().map(Pair::of).toList()
                : (Collection<?>) value;
        List<Object> avro = new ArrayList<>(elements.size());
        elements.forEach(one -> avro.add(element.toAvro(one, texts)));
        return avro;
    }

    @Override
    public Object fromAvro(Object avro, LongTexts texts) {
        List<Object> elements = new ArrayList<>();
        ((Collection<?>) avro).forEach(one -> elements.add(element.fromAvro(one, texts)));
        return switch (kind) {
            case LIST -> List.copyOf(elements);
            case SET -> new LinkedHashSet<>(elements);
            case MAP -> map(elements);
        };
    }

    private static Map<Object, Object> map(List<Object> pairs) {
        Map<Object, Object> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(((Pair) pair).key(), ((Pair) pair).value()));
        return map;
    }

    /** An entry of a map. */
    record Pair(Object key, Object value) {
        static Pair of(Map.Entry<?, ?> entry) {
            return new Pair(entry.getKey(), entry.getValue());
        }
    }
}
