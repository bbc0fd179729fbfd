// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/** Events as a reader of JSON lines sees them: JSON texts expanded, nulls left out. */
public final class EventJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventJson() {}

    public static ObjectNode of(IndexedRecord event) {
        ObjectNode node = JSON.createObjectNode();
        for (Schema.Field field : event.getSchema().getFields()) {
            Object value = event.get(field.pos());
            if (value != null) {
                node.set(field.name(), value(value, field.schema()));
            }
        }
        return node;
    }

    private static JsonNode value(Object value, Schema schema) {
        if (value instanceof IndexedRecord record) {
            return of(record);
        }
        Schema type = schema.getType() == Schema.Type.UNION
                ? schema.getTypes().get(GenericData.get().resolveUnion(schema, value))
                : schema;
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.createArrayNode();
            list.forEach(element -> array.add(value(element, type.getElementType())));
            return array;
        }
        if (OcsfSchemas.JSON_NAME.equals(type.getProp("connect.name"))) {
            try {
                return JSON.readTree(value.toString());
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + value, e);
            }
        }
        return value instanceof CharSequence ? JSON.valueToTree(value.toString()) : JSON.valueToTree(value);
    }
}
