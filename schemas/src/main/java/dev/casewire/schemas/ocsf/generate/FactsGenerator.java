// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns a compiled OCSF into our fact file: the classes that Casewire needs, the objects that can be reached from them, and
 * of each attribute only facts, no descriptions. What has its default value (optional, not an array, no profile) is left out.
 * Input is flat JSON: {@code version}, {@code types}, {@code observable_types}, {@code classes} and
 * {@code objects} by name, each with all its attributes, inherited ones and those of profiles included.
 */
final class FactsGenerator {
    /** Classes by uid: architecture's output classes, the findings, and the candidates for kinds of records to come. */
    private static final Set<Integer> CLASSES =
            Set.of(0, 1006, 1008, 2004, 2005, 3001, 3002, 3003, 3004, 3005, 3006, 5003, 6001, 6002, 6003, 6006, 6008);

    private static final List<String> ATTRIBUTE_FACTS = List.of(
            "caption", "type", "object_type", "requirement", "is_array", "enum", "sibling", "profile", "deprecated");

    private final JsonNode compiled;

    FactsGenerator(JsonNode compiled) {
        this.compiled = compiled;
    }

    /** The fact file's tree, with every name in order. */
    ObjectNode generate() {
        ObjectNode classes = object();
        sorted(compiled.path("classes")).forEach((name, node) -> {
            if (CLASSES.contains(node.path("uid").intValue())) {
                checkTypeUids(name, node);
                classes.set(name, ocsfClass(node));
            }
        });
        ObjectNode objects = object();
        for (String name : reachable(classes)) {
            JsonNode node = compiled.path("objects").path(name);
            if (node.isMissingNode()) {
                throw new IllegalArgumentException("the compiled OCSF holds no object '" + name + "'");
            }
            objects.set(name, structure(node));
        }
        ObjectNode facts = object();
        facts.set("version", compiled.path("version"));
        facts.set("types", types());
        facts.set("patterns", patterns());
        facts.set("observable_types", observableTypes());
        facts.set("classes", classes);
        facts.set("objects", objects);
        return facts;
    }

    private ObjectNode types() {
        ObjectNode types = object();
        sorted(compiled.path("types"))
                .forEach((name, type) -> types.put(name, type.path("type").asText(name)));
        return types;
    }

    /** What a text of a type must hold, for the types where OCSF says so. */
    private ObjectNode patterns() {
        ObjectNode patterns = object();
        sorted(compiled.path("types")).forEach((name, type) -> {
            if (type.path("regex").isTextual()) {
                patterns.set(name, type.path("regex"));
            }
        });
        return patterns;
    }

    private ObjectNode observableTypes() {
        ObjectNode captions = object();
        compiled.path("observable_types")
                .properties()
                .forEach(entry -> captions.set(entry.getKey(), entry.getValue().path("caption")));
        return captions;
    }

    private static ObjectNode ocsfClass(JsonNode node) {
        ObjectNode facts = object();
        facts.set("uid", node.path("uid"));
        facts.set("category_uid", node.path("category_uid"));
        facts.set("category_name", node.path("category_name"));
        facts.set("profiles", node.path("profiles"));
        facts.setAll(structure(node));
        return facts;
    }

    private static ObjectNode structure(JsonNode node) {
        ObjectNode facts = object();
        facts.set("caption", node.path("caption"));
        if (!node.path("constraints").isEmpty()) {
            facts.set("constraints", node.path("constraints"));
        }
        ObjectNode attributes = object();
        sorted(node.path("attributes")).forEach((name, attribute) -> attributes.set(name, attribute(name, attribute)));
        facts.set("attributes", attributes);
        return facts;
    }

    private static ObjectNode attribute(String name, JsonNode node) {
        ObjectNode facts = object();
        for (String fact : ATTRIBUTE_FACTS) {
            JsonNode value = node.path(fact);
            boolean isDefault =
                    value.isMissingNode() || value.isNull() || value.asText().equals("optional");
            boolean isDerived = fact.equals("enum") && name.equals("type_uid");
            if (!isDefault && !isDerived) {
                facts.set(fact, value);
            }
        }
        return facts;
    }

    /** Names and numbers of types follow from class and activity; refuses a version where they would not. */
    private static void checkTypeUids(String name, JsonNode node) {
        ObjectNode expected = object();
        int uid = node.path("uid").intValue();
        node.path("attributes").path("activity_id").path("enum").properties().forEach(activity -> {
            long typeUid = uid * 100L + Long.parseLong(activity.getKey());
            expected.put(
                    Long.toString(typeUid),
                    node.path("caption").asText() + ": " + activity.getValue().asText());
        });
        JsonNode actual = node.path("attributes").path("type_uid").path("enum");
        if (!actual.isMissingNode() && !actual.equals(expected)) {
            throw new IllegalArgumentException(
                    "class '" + name + "' names its types " + actual + ", by class and activity they are " + expected);
        }
    }

    private Set<String> reachable(JsonNode classes) {
        Deque<JsonNode> open = new ArrayDeque<>();
        classes.forEach(open::add);
        Set<String> names = new TreeSet<>();
        while (!open.isEmpty()) {
            for (JsonNode attribute : open.remove().path("attributes")) {
                String objectType = attribute.path("object_type").textValue();
                if (objectType != null && names.add(objectType)) {
                    open.add(compiled.path("objects").path(objectType));
                }
            }
        }
        return names;
    }

    private static Map<String, JsonNode> sorted(JsonNode node) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
