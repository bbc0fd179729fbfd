// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** One of the records of a sealed interface, as an Avro union. */
record SealedShape(List<RecordShape> kinds, Schema schema) implements Shape {
    static SealedShape of(List<RecordShape> kinds) {
        return new SealedShape(
                kinds,
                Schema.createUnion(kinds.stream().map(RecordShape::schema).toList()));
    }

    @Override
    public Object toAvro(Object value, LongTexts texts) {
        for (RecordShape kind : kinds) {
            if (kind.isOf(value.getClass())) {
                return kind.toAvro(value, texts);
            }
        }
        throw new IllegalStateException(value.getClass() + " is none of " + schema);
    }

    @Override
    public Object fromAvro(Object avro, LongTexts texts) {
        String name = ((GenericRecord) avro).getSchema().getFullName();
        for (RecordShape kind : kinds) {
            if (kind.schema().getFullName().equals(name)) {
                return kind.fromAvro(avro, texts);
            }
        }
        throw new IllegalStateException("what was stored is a " + name + ", none of " + schema);
    }
}
