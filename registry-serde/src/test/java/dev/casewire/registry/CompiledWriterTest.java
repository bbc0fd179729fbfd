// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledWriterTest {
    private static final Schema SCHEMA = new Schema.Parser().parse("""
                    {"type":"record","name":"R","fields":[
                      {"name":"text","type":["null","string"]},
                      {"name":"int","type":"int"},
                      {"name":"long","type":["long","null"]},
                      {"name":"double","type":"double"},
                      {"name":"bool","type":["null","boolean"]},
                      {"name":"texts","type":["null",{"type":"array","items":["null","string"]}]},
                      {"name":"nested","type":["null",{"type":"record","name":"N","fields":[
                        {"name":"name","type":"string"}, {"name":"again","type":["null","N"]}]}]},
                      {"name":"list","type":{"type":"array","items":"N"}}]}""");
    private static final Schema NESTED = SCHEMA.getField("list").schema().getElementType();

    private static GenericData.Record nested(Object name, GenericData.Record again) {
        GenericData.Record nested = new GenericData.Record(NESTED);
        nested.put("name", name);
        nested.put("again", again);
        return nested;
    }

    private static GenericData.Record record() {
        GenericData.Record record = new GenericData.Record(SCHEMA);
        record.put("int", -7);
        record.put("long", Long.MIN_VALUE);
        record.put("double", -0.1);
        record.put("list", List.of());
        return record;
    }

    private static byte[] compiled(Object record) throws IOException {
        AvroBytes out = new AvroBytes();
        out.reset();
        CompiledWriter.of(SCHEMA).orElseThrow().write(record, out);
        return out.toByteArray();
    }

    private static byte[] byAvro(GenericData.Record record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericData.Record>(SCHEMA).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    @Test
    void shouldWriteWhatAvroWrites() throws IOException {
        GenericData.Record sparse = record();
        GenericData.Record full = record();
        full.put("text", "a\u00e9\u20ac\uD83D\uDE80".repeat(2_000));
        full.put("long", null);
        full.put("bool", true);
        full.put("texts", java.util.Arrays.asList("a", null, new Utf8("b")));
        full.put("nested", nested("outer", nested(new Utf8("inner"), null)));
        full.put("list", List.of(nested("1", null), nested("2", null)));

        assertThat(compiled(sparse)).isEqualTo(byAvro(sparse));
        assertThat(compiled(full)).isEqualTo(byAvro(full));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "double", "list"})
    void shouldRefuseWhatDoesNotFit(String field) {
        GenericData.Record missing = record();
        missing.put(field, null);
        GenericData.Record odd = record();
        odd.put(field, "text");

        assertThatThrownBy(() -> compiled(missing)).isInstanceOf(AvroTypeException.class);
        assertThatThrownBy(() -> compiled(odd))
                .isInstanceOf(AvroTypeException.class)
                .hasMessageContaining("is wanted, but there is a String");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"string\"}",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":{\"type\":\"map\",\"values\":\"int\"}}]}",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":[\"int\",\"string\"]}]}",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}}]}"
            })
    void shouldLeaveOtherSchemasToAvro(String schema) {
        assertThat(CompiledWriter.of(new Schema.Parser().parse(schema))).isEmpty();
    }
}
