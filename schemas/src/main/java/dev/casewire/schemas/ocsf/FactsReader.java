// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads the fact file that {@code FactsGenerator} writes: whatever has its default value there is left out. */
final class FactsReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FactsReader() {}

    static OcsfFacts read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the OCSF fact file is no JSON", e);
        }
        Map<Integer, String> observableTypes = new HashMap<>();
        texts(root.path("observable_types"))
                .forEach((id, caption) -> observableTypes.put(Integer.valueOf(id), caption));
        return new OcsfFacts(
                root.path("version").textValue(),
                each(root.path("classes"), FactsReader::ocsfClass),
                each(root.path("objects"), FactsReader::object),
                texts(root.path("types")),
                texts(root.path("patterns")),
                observableTypes);
    }

    private static OcsfClass ocsfClass(String name, JsonNode node) {
        Set<String> profiles = new LinkedHashSet<>();
        node.path("profiles").forEach(profile -> profiles.add(profile.textValue()));
        return new OcsfClass(
                name,
                node.path("uid").intValue(),
                node.path("caption").textValue(),
                node.path("category_uid").intValue(),
                node.path("category_name").textValue(),
                profiles,
                constraints(node),
                each(node.path("attributes"), FactsReader::attribute));
    }

    private static OcsfObject object(String name, JsonNode node) {
        return new OcsfObject(
                name,
                node.path("caption").textValue(),
                constraints(node),
                each(node.path("attributes"), FactsReader::attribute));
    }

    private static OcsfAttribute attribute(String name, JsonNode node) {
        return new OcsfAttribute(
                name,
                node.path("caption").textValue(),
                node.path("type").textValue(),
                textOrNull(node, "object_type"),
                OcsfRequirement.valueOf(
                        node.path("requirement").asText("optional").toUpperCase(Locale.ROOT)),
                node.path("is_array").booleanValue(),
                texts(node.path("enum")),
                textOrNull(node, "sibling"),
                textOrNull(node, "profile"),
                textOrNull(node, "deprecated"));
    }

    private static List<OcsfConstraint> constraints(JsonNode node) {
        List<OcsfConstraint> constraints = new ArrayList<>();
        node.path("constraints").properties().forEach(entry -> {
            List<String> attributes = new ArrayList<>();
            entry.getValue().forEach(attribute -> attributes.add(attribute.textValue()));
            constraints.add(new OcsfConstraint(
                    OcsfConstraint.Kind.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), attributes));
        });
        return constraints;
    }

    private static Map<String, String> texts(JsonNode node) {
        return each(node, (name, value) -> value.textValue());
    }

    private static <T> Map<String, T> each(JsonNode node, BiFunction<String, JsonNode, T> reader) {
        Map<String, T> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), reader.apply(entry.getKey(), entry.getValue())));
        return values;
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        return node.path(name).textValue();
    }
}
