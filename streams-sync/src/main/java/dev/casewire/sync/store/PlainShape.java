// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Types that stand in Avro as they are; a text may stand elsewhere. */
record PlainShape(Schema schema) implements Shape {
    static final PlainShape LONG = new PlainShape(Schema.create(Schema.Type.LONG));
    static final PlainShape INT = new PlainShape(Schema.create(Schema.Type.INT));
    static final PlainShape BOOLEAN = new PlainShape(Schema.create(Schema.Type.BOOLEAN));
    static final PlainShape TEXT = text();

    private static PlainShape text() {
        Schema schema = Schema.create(Schema.Type.STRING);
        GenericData.setStringType(schema, GenericData.StringType.String);
        return new PlainShape(schema);
    }

    @Override
    public Object toAvro(Object value, LongTexts texts) {
        return value instanceof String text ? texts.shorten(text) : value;
    }

    @Override
    public Object fromAvro(Object avro, LongTexts texts) {
        return avro instanceof CharSequence text ? texts.full(text.toString()) : avro;
    }
}
