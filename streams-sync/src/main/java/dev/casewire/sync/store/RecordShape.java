// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** A Java record as an Avro record. Every reference may be null in Avro and has null as its default, so that a later version may add one. */
final class RecordShape implements Shape {
    private final Class<?> type;
    private final Schema schema;
    private final List<Component> components = new ArrayList<>();
    private final Constructor<?> constructor;

    private record Component(Method accessor, Shape shape) {}

    RecordShape(Class<?> type, Shapes shapes) {
        this.type = type;
        this.schema = Schema.createRecord(name(type), null, "dev.casewire.sync.state", false);
        List<Schema.Field> fields = new ArrayList<>();
        List<Class<?>> parameters = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Shape shape = shapes.of(component.getGenericType());
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            components.add(new Component(accessor, shape));
            parameters.add(component.getType());
            fields.add(field(component, shape));
        }
        schema.setFields(fields);
        try {
            constructor = type.getDeclaredConstructor(parameters.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor", e);
        }
    }

    private static Schema.Field field(RecordComponent component, Shape shape) {
        if (!component.getType().isPrimitive()) {
            return new Schema.Field(
                    component.getName(), optional(shape.schema()), null, Schema.Field.NULL_DEFAULT_VALUE);
        }
        Object zero = component.getType() == boolean.class ? (Object) false : (Object) 0;
        return new Schema.Field(component.getName(), shape.schema(), null, zero);
    }

    private static Schema optional(Schema schema) {
        List<Schema> branches = new ArrayList<>();
        branches.add(Schema.create(Schema.Type.NULL));
        if (schema.isUnion()) {
            branches.addAll(schema.getTypes());
        } else {
            branches.add(schema);
        }
        return Schema.createUnion(branches);
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + '_' + type.getSimpleName();
    }

    boolean isOf(Class<?> candidate) {
        return type == candidate;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Object toAvro(Object value, LongTexts texts) {
        GenericRecord avro = new GenericData.Record(schema);
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            Object part = get(component.accessor(), value);
            avro.put(i, part == null ? null : component.shape().toAvro(part, texts));
        }
        return avro;
    }

    @Override
    public Object fromAvro(Object avro, LongTexts texts) {
        GenericRecord given = (GenericRecord) avro;
        @Nullable Object[] parts = new @Nullable Object[components.size()];
        for (int i = 0; i < parts.length; i++) {
            Object part = given.get(i);
            Shape shape = components.get(i).shape();
            parts[i] = part == null ? CollectionShape.empty(shape) : shape.fromAvro(part, texts);
        }
        try {
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " does not take what was stored of it", e);
        }
    }

    private static @Nullable Object get(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " cannot be read", e);
        }
    }
}
