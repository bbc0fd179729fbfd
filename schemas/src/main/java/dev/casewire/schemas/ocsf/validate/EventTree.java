// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Avro events as the JSON that consumers see: nulls left out, texts that hold JSON opened. Stateless. */
public final class EventTree {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventTree() {}

    /**
     * The event as maps and lists, which the caller may change.
     *
     * @throws IllegalArgumentException where a text that is to hold JSON does not
     */
    public static Map<String, Object> of(IndexedRecord event) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Schema.Field field : event.getSchema().getFields()) {
            Object value = event.get(field.pos());
            if (value != null) {
                Object shown = value(value, field.schema());
                if (shown != null) {
                    tree.put(field.name(), shown);
                }
            }
        }
        return tree;
    }

    private static @Nullable Object value(Object value, Schema schema) {
        if (value instanceof IndexedRecord record) {
            return of(record);
        }
        Schema type = schema.getType() == Schema.Type.UNION
                ? schema.getTypes().get(GenericData.get().resolveUnion(schema, value))
                : schema;
        if (value instanceof List<?> list) {
            List<@Nullable Object> shown = new ArrayList<>();
            list.forEach(element -> shown.add(value(element, type.getElementType())));
            return shown;
        }
        if (OcsfSchemas.JSON_NAME.equals(type.getProp("connect.name"))) {
            try {
                return JSON.readValue(value.toString(), Object.class);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(
                        "a text that is to hold JSON does not: " + e.getOriginalMessage(), e);
            }
        }
        return value instanceof CharSequence ? value.toString() : value;
    }
}
