// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Events with parts missing, of another type, outside of enumerations or unknown to OCSF. */
final class MutatedEvents {
    /** The other validator, in Python, takes true for the number 1 here, and 6001.0 for the class 6001. */
    private static final Set<String> UIDS = Set.of("class_uid", "category_uid", "type_uid", "activity_id");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Seeded seeded;
    private final List<ObjectNode> events;

    MutatedEvents(long seed, List<ObjectNode> events) {
        this.seeded = new Seeded(seed);
        this.events = events;
    }

    String next() {
        ObjectNode event = seeded.oneOf(events).deepCopy();
        for (int left = seeded.between(1, 3); left > 0; left--) {
            mutate(event);
        }
        return event.toString();
    }

    private void mutate(ObjectNode event) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(event, objects);
        ObjectNode object = seeded.oneOf(objects);
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || seeded.chance(10)) {
            object.set(
                    seeded.oneOf(List.of("name", "uid", "colour", "type_id", "policy", "tickets", "device", "attacks")),
                    value());
            return;
        }
        String name = seeded.oneOf(names);
        switch (seeded.between(0, 6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, valueOf(name));
            case 2 -> object.set(name, NODES.nullNode());
            case 3 -> object.set(name, NODES.numberNode(seeded.oneOf(List.of(0, 1, 2, 99, 42, -1))));
            case 4 -> object.set(name + "_x", object.get(name));
            case 5 -> object.set(name, NODES.arrayNode().add(object.get(name)));
            default ->
                event.put(
                        seeded.oneOf(List.of("class_uid", "type_uid", "category_uid")),
                        seeded.oneOf(List.of(3001, 3003, 3, 0, 6001, 600199)));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private JsonNode valueOf(String name) {
        JsonNode value = value();
        return UIDS.contains(name) && (value.isBoolean() || value.isDouble()) ? NODES.textNode(value.asText()) : value;
    }

    private JsonNode value() {
        return switch (seeded.between(0, 8)) {
            case 0 -> NODES.textNode(seeded.text(3));
            case 1 -> NODES.textNode("not@an@email");
            case 2 -> NODES.numberNode(seeded.between(-5, 120));
            case 3 -> NODES.numberNode(3_000_000_000_000L);
            case 4 -> NODES.numberNode(1.5);
            case 5 -> NODES.booleanNode(seeded.chance(50));
            case 6 -> new ArrayNode(NODES);
            case 7 -> NODES.objectNode();
            default -> NODES.objectNode().put("name", "x").put("type_id", 7);
        };
    }
}
