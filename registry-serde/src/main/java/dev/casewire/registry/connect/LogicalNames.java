// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Carries the names of Connect schemas that are not structs into the Avro schema, as property {@code connect.name}.
 *
 * <p>The mapping itself does that only along with docs, versions and parameters of every schema, which no contract would match
 * any more. Names of Connect's own logical types are left out: Avro's logical types say the same.
 */
final class LogicalNames {
    private static final String PROPERTY = "connect.name";
    private static final String CONNECTS_OWN = "org.apache.kafka.connect.data.";
    private static final String MAPPINGS_OWN = "io.confluent.connect.avro.";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LogicalNames() {}

    /** Whether a name is one of Connect's own types or of the mapping's. */
    static boolean isReserved(@Nullable String name) {
        return name != null && (name.startsWith(CONNECTS_OWN) || name.startsWith(MAPPINGS_OWN));
    }

    /** The Avro schema that the Connect schema was mapped to, with the names. The same instance where there are none. */
    static Schema added(Schema avro, org.apache.kafka.connect.data.Schema connect) {
        JsonNode plain = read(avro.toString());
        JsonNode named = named(plain.deepCopy(), connect);
        return named.equals(plain) ? avro : new Schema.Parser().parse(named.toString());
    }

    private static JsonNode named(JsonNode avro, org.apache.kafka.connect.data.Schema connect) {
        if (avro instanceof ArrayNode union) {
            for (int i = 0; i < union.size(); i++) {
                if (!union.get(i).asText().equals("null")) {
                    union.set(i, named(union.get(i), connect));
                }
            }
            return union;
        }
        if (avro instanceof ObjectNode object) {
            descend(object, connect);
        }
        return connect.type() == Type.STRUCT ? avro : withName(avro, connect.name());
    }

    private static void descend(ObjectNode avro, org.apache.kafka.connect.data.Schema connect) {
        String type = avro.path("type").asText();
        if (connect.type() == Type.STRUCT && type.equals("record")) {
            List<Field> fields = connect.fields();
            for (int i = 0; i < fields.size(); i++) {
                ObjectNode field = (ObjectNode) avro.path("fields").get(i);
                field.set("type", named(field.get("type"), fields.get(i).schema()));
            }
        } else if (connect.type() == Type.ARRAY) {
            avro.set("items", named(avro.get("items"), connect.valueSchema()));
        } else if (connect.type() == Type.MAP && type.equals("map")) {
            avro.set("values", named(avro.get("values"), connect.valueSchema()));
        }
    }

    private static JsonNode withName(JsonNode avro, @Nullable String name) {
        if (name == null || isReserved(name)) {
            return avro;
        }
        ObjectNode object = avro instanceof ObjectNode it
                ? it
                : JsonNodeFactory.instance.objectNode().set("type", avro);
        return object.has(PROPERTY) ? object : object.put(PROPERTY, name);
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Avro printed a schema that is not JSON", e);
        }
    }
}
