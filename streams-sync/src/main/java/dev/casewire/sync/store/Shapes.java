// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the shape of a type; one instance per schema, as Avro defines a name once. */
final class Shapes {
    private final Map<Type, Shape> known = new HashMap<>();

    Shape of(Type type) {
        Shape found = known.get(type);
        if (found == null) {
            found = make(type);
            known.put(type, found);
        }
        return found;
    }

    private Shape make(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return PlainShape.TEXT;
        } else if (plain == long.class) {
            return PlainShape.LONG;
        } else if (plain == int.class) {
            return PlainShape.INT;
        } else if (plain == boolean.class) {
            return PlainShape.BOOLEAN;
        } else if (plain.isEnum()) {
            return new EnumShape(plain);
        } else if (plain.isRecord()) {
            return new RecordShape(plain, this);
        } else if (plain.isSealed()) {
            return sealed(plain);
        }
        throw new IllegalArgumentException(plain + " has no shape in a state record");
    }

    private Shape sealed(Class<?> type) {
        List<RecordShape> kinds = new ArrayList<>();
        for (Class<?> kind : type.getPermittedSubclasses()) {
            kinds.add((RecordShape) of(kind));
        }
        return SealedShape.of(kinds);
    }

    private Shape collection(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return CollectionShape.of(CollectionShape.Kind.LIST, of(arguments[0]));
        } else if (type.getRawType() == Set.class) {
            return CollectionShape.of(CollectionShape.Kind.SET, of(arguments[0]));
        } else if (type.getRawType() == Map.class) {
            return CollectionShape.of(CollectionShape.Kind.MAP, PairShape.of(of(arguments[0]), of(arguments[1])));
        }
        throw new IllegalArgumentException(type + " has no shape in a state record");
    }
}
