// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** The forms of an Avro schema in which two of them are compared. */
final class SchemaForms {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JAVA_STRING = "avro.java.string";

    /** What fixes the bytes and their meaning: structure, names, and logical types. */
    private static final List<String> ON_THE_WIRE = List.of(
            "type", "name", "fields", "items", "values", "symbols", "size", "logicalType", "precision", "scale");

    private static final Set<String> PRIMITIVES =
            Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");

    private SchemaForms() {}

    /** Parses a registered schema. Lenient on names and defaults: what others have registered must be readable. */
    static Schema parse(String json) {
        return new Schema.Parser(NameValidator.NO_VALIDATION)
                .setValidateDefaults(false)
                .parse(json);
    }

    /**
     * The contract behind a schema: the same without {@code avro.java.string}, which Avro's code generator adds for Java's
     * sake. Registries compare by text, so with the property no generated class would match the committed contract.
     */
    static Schema contract(Schema schema) {
        String text = schema.toString();
        return text.contains(JAVA_STRING) ? parse(withoutJavaString(read(text)).toString()) : schema;
    }

    private static JsonNode withoutJavaString(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = MAPPER.createArrayNode();
            array.forEach(element -> copy.add(withoutJavaString(element)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = MAPPER.createObjectNode();
        object.properties().forEach(property -> {
            switch (property.getKey()) {
                case JAVA_STRING -> {}
                // A default is data: an entry of that name in it is nobody's property.
                case "default" -> copy.set("default", property.getValue());
                default -> copy.set(property.getKey(), withoutJavaString(property.getValue()));
            }
        });
        return collapsed(copy);
    }

    /** {@code {"type": "string"}} is written as {@code "string"}, the way every parser prints it. */
    private static JsonNode collapsed(ObjectNode node) {
        JsonNode type = node.path("type");
        return node.size() == 1 && PRIMITIVES.contains(type.asText()) ? type : node;
    }

    /** Whether data of the one schema is data of the other, byte for byte and with the same meaning. */
    static boolean areOneOnTheWire(Schema one, Schema other) {
        return one.equals(other) || wireForm(one).equals(wireForm(other));
    }

    /**
     * Text that is equal for two schemas exactly when data of the one is data of the other, byte for byte and with the same
     * meaning: docs, aliases, defaults and custom properties do not count, logical types do.
     */
    static String wireForm(Schema schema) {
        return wireForm(read(schema.toString()), "").toString();
    }

    private static JsonNode wireForm(JsonNode node, String namespace) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = MAPPER.createArrayNode();
            array.forEach(element -> copy.add(wireForm(element, namespace)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return PRIMITIVES.contains(node.asText()) ? node : TextNode.valueOf(fullName(node.asText(), namespace));
        }
        boolean named = object.has("fields") || object.has("symbols") || object.has("size");
        String name = named ? namedFullName(object, namespace) : "";
        String inner = named ? name.substring(0, Math.max(0, name.lastIndexOf('.'))) : namespace;
        ObjectNode copy = MAPPER.createObjectNode();
        for (String key : ON_THE_WIRE) {
            JsonNode value = object.get(key);
            if (value != null) {
                switch (key) {
                    case "name" -> copy.put("name", named ? name : value.asText());
                    case "type", "items", "values" -> copy.set(key, named ? value : wireForm(value, inner));
                    case "fields" -> {
                        ArrayNode fields = copy.putArray("fields");
                        value.forEach(field -> fields.add(wireForm(field, inner)));
                    }
                    default -> copy.set(key, value);
                }
            }
        }
        return collapsed(copy);
    }

    private static String namedFullName(ObjectNode named, String enclosing) {
        JsonNode own = named.get("namespace");
        return fullName(named.path("name").asText(), own == null ? enclosing : own.asText());
    }

    private static String fullName(String name, String namespace) {
        return name.contains(".") || namespace.isEmpty() ? name : namespace + '.' + name;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Avro printed a schema that is not JSON", e);
        }
    }
}
