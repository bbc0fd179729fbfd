// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Connect values as JSON: members that are null are left out, items that are null stay (they hold a place), times are epoch
 * milliseconds, bytes are Base64, strings that hold JSON become that JSON.
 */
final class JsonValues {

    private final EmbeddedJson embedded = new EmbeddedJson();

    @SuppressWarnings("JavaUtilDate") // Connect's logical times are java.util.Date.
    void write(@Nullable Schema schema, @Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Date time) {
            json.writeNumber(time.getTime());
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else {
            writePlain(schema, value, json);
        }
    }

    private void writePlain(@Nullable Schema schema, Object value, JsonGenerator json) throws IOException {
        Schema.Type type = schema == null ? ConnectSchema.schemaType(value.getClass()) : schema.type();
        if (type == null) {
            throw new DataException("a value of class " + value.getClass().getName() + " has no form in JSON");
        }
        switch (type) {
            case INT8, INT16, INT32, INT64 -> json.writeNumber(((Number) value).longValue());
            case FLOAT32 -> json.writeNumber(((Number) value).floatValue());
            case FLOAT64 -> json.writeNumber(((Number) value).doubleValue());
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case STRING -> writeString(schema, value.toString(), json);
            case BYTES -> json.writeBinary(bytes(value));
            case ARRAY -> writeArray(schema, (List<?>) value, json);
            case MAP -> writeMap(schema, (Map<?, ?>) value, json);
            case STRUCT -> writeStruct((Struct) value, json);
        }
    }

    private void writeString(@Nullable Schema schema, String text, JsonGenerator json) throws IOException {
        if (schema != null && EmbeddedJson.SCHEMA_NAME.equals(schema.name())) {
            embedded.write(text, json);
        } else {
            json.writeString(text);
        }
    }

    private void writeStruct(Struct struct, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Field field : struct.schema().fields()) {
            Object member = struct.get(field);
            if (member != null) {
                json.writeFieldName(field.name());
                write(field.schema(), member, json);
            }
        }
        json.writeEndObject();
    }

    private void writeArray(@Nullable Schema schema, List<?> items, JsonGenerator json) throws IOException {
        Schema itemSchema = schema == null ? null : schema.valueSchema();
        json.writeStartArray();
        for (Object item : items) {
            write(itemSchema, item, json);
        }
        json.writeEndArray();
    }

    /** An object; keys that are not strings are spelled as Java spells them. */
    private void writeMap(@Nullable Schema schema, Map<?, ?> entries, JsonGenerator json) throws IOException {
        Schema valueSchema = schema == null ? null : schema.valueSchema();
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Object member = entry.getValue();
            if (member != null) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(valueSchema, member, json);
            }
        }
        json.writeEndObject();
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] array = new byte[buffer.remaining()];
        buffer.get(array);
        return array;
    }
}
