// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object; what is not of the expected kind becomes a problem, never an exception. */
record Fields(JsonNode object, String path, Problems problems) {

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** A text; numbers and booleans count as their text, objects and arrays as their JSON with a problem. */
    @Nullable
    String text(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isContainerNode()) {
            problems.add(path + name + " is no text");
            return value.toString();
        }
        return value.asText();
    }

    /** The fields of an object; nothing where it is absent. */
    Optional<Fields> object(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            problems.add(path + name + " is no object");
            return Optional.empty();
        }
        return Optional.of(new Fields(value, path + name + ".", problems));
    }

    /** The objects of an array; none where it is absent. */
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return objects;
        }
        if (!value.isArray()) {
            problems.add(path + name + " is no array");
            return objects;
        }
        for (int index = 0; index < value.size(); index++) {
            String place = path + name + "[" + index + "]";
            if (value.get(index).isObject()) {
                objects.add(new Fields(value.get(index), place + ".", problems));
            } else {
                problems.add(place + " is no object");
            }
        }
        return objects;
    }
}
