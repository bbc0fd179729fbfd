// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import org.apache.avro.Schema;

/** A constant of an enum by its name, as text: a later version may add one. */
record EnumShape(Class<?> type) implements Shape {
    @Override
    public Schema schema() {
        return PlainShape.TEXT.schema();
    }

    @Override
    public Object toAvro(Object value, LongTexts texts) {
        return ((Enum<?>) value).name();
    }

    @Override
    public Object fromAvro(Object avro, LongTexts texts) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(avro.toString())) {
                return constant;
            }
        }
        throw new IllegalStateException("'" + avro + "' is none of " + type);
    }
}
