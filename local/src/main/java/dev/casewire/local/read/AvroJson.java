// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro values as plain JSON: no type wrappers, nulls left out, strings that hold JSON opened, bytes as Base64, times as the
 * numbers they are. Immutable, thread-safe.
 */
public final class AvroJson {
    /** Connect's name for a schema, kept as an Avro property; this one marks a string that holds JSON. */
    private static final String NAME_PROPERTY = "connect.name";

    private static final String JSON_NAME = "dev.casewire.Json";

    private final ObjectMapper json;
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    public AvroJson(ObjectMapper json) {
        this.json = json;
    }

    /** The value as JSON; empty where it is null. */
    public Optional<JsonNode> render(@Nullable Object value, Schema schema) {
        if (value == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (schema.getType()) {
                    case UNION -> union(value, schema);
                    case RECORD -> record((GenericRecord) value);
                    case ARRAY -> array((List<?>) value, schema.getElementType());
                    case MAP -> map((Map<?, ?>) value, schema.getValueType());
                    case STRING -> text(value.toString(), schema);
                    case ENUM -> nodes.textNode(value.toString());
                    case INT -> nodes.numberNode(((Number) value).intValue());
                    case LONG -> nodes.numberNode(((Number) value).longValue());
                    case FLOAT -> nodes.numberNode(((Number) value).floatValue());
                    case DOUBLE -> nodes.numberNode(((Number) value).doubleValue());
                    case BOOLEAN -> nodes.booleanNode((Boolean) value);
                    case BYTES -> nodes.textNode(base64((ByteBuffer) value));
                    case FIXED -> nodes.textNode(value.toString());
                    case NULL -> null;
                });
    }

    private JsonNode union(Object value, Schema union) {
        int branch = GenericData.get().resolveUnion(union, value);
        return render(value, union.getTypes().get(branch)).orElseGet(nodes::nullNode);
    }

    private ObjectNode record(GenericRecord value) {
        ObjectNode object = nodes.objectNode();
        for (Schema.Field field : value.getSchema().getFields()) {
            render(value.get(field.pos()), field.schema()).ifPresent(it -> object.set(field.name(), it));
        }
        return object;
    }

    private ArrayNode array(List<?> values, Schema items) {
        ArrayNode array = nodes.arrayNode();
        values.forEach(value -> render(value, items).ifPresent(array::add));
        return array;
    }

    private ObjectNode map(Map<?, ?> values, Schema items) {
        ObjectNode object = nodes.objectNode();
        values.forEach((key, value) -> render(value, items).ifPresent(it -> object.set(key.toString(), it)));
        return object;
    }

    private JsonNode text(String value, Schema schema) {
        if (JSON_NAME.equals(schema.getProp(NAME_PROPERTY))) {
            try {
                return withoutNulls(json.readTree(value));
            } catch (JsonProcessingException e) {
                return nodes.textNode(value);
            }
        }
        return nodes.textNode(value);
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(AvroJson::withoutNulls);
        return node;
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
