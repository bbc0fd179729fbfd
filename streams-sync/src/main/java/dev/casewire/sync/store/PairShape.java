// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** An entry of a map as an Avro record. */
record PairShape(Shape key, Shape value, Schema schema) implements Shape {
    static PairShape of(Shape key, Shape value) {
        String name = key.schema().getName() + "_to_" + value.schema().getName();
        Schema schema = Schema.createRecord(name, null, "dev.casewire.sync.state", false);
        schema.setFields(List.of(new Schema.Field("key", key.schema()), new Schema.Field("value", value.schema())));
        return new PairShape(key, value, schema);
    }

    @Override
    public Object toAvro(Object pair, LongTexts texts) {
        CollectionShape.Pair entry = (CollectionShape.Pair) pair;
        GenericRecord avro = new GenericData.Record(schema);
        avro.put(0, key.toAvro(entry.key(), texts));
        avro.put(1, value.toAvro(entry.value(), texts));
        return avro;
    }

    @Override
    public Object fromAvro(Object avro, LongTexts texts) {
        GenericRecord entry = (GenericRecord) avro;
        return new CollectionShape.Pair(key.fromAvro(entry.get(0), texts), value.fromAvro(entry.get(1), texts));
    }
}
