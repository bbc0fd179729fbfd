// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casewire.testkit.Seeded;
import dev.casewire.testkit.SharedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Real audit records in all four shapes with parts missing, null, of another type, huge, hostile, in another language, or
 * unknown. The running test is skipped where the shared folder is absent.
 */
final class MutatedSources {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<String> FILES = List.of(
            "azure-sentinel-jira-cloud.jsonl",
            "demisto-jira-event-collector.jsonl",
            "jira-9.12-dump-dc.jsonl",
            "kakunindima-jira-dc-activeobjects.jsonl");
    private static final List<String> CAPTIONS = List.of(
            "Benutzer zur Gruppe hinzugef\u00fcgt",
            "\u30e6\u30fc\u30b6\u30fc\u304c\u4f5c\u6210\u3055\u308c\u307e\u3057\u305f",
            "\u0627\u0644\u0645\u0633\u062a\u062e\u062f\u0645",
            "Something nobody knows",
            "");
    private static final List<String> HOSTILE = List.of(
            "'; DROP TABLE users; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "{\"a\":1}",
            "\u0000\u0007",
            "\u202Eevil",
            "../../etc/passwd",
            "a\nb\r\nc",
            "\uD83D\uDE80\uD83D",
            "=cmd|'/c calc'!A1");

    private final Seeded seeded;
    private final List<ObjectNode> records;

    MutatedSources(long seed) {
        this.seeded = new Seeded(seed);
        this.records = records();
    }

    private static List<ObjectNode> records() {
        List<ObjectNode> records = new ArrayList<>();
        for (String name : FILES) {
            try {
                for (String line : Files.readAllLines(SharedFiles.require("corpus/" + name))) {
                    if (!line.isBlank()) {
                        records.add((ObjectNode) JSON.readTree(line));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return records;
    }

    String next() {
        ObjectNode record = inAnotherShape(seeded.oneOf(records).deepCopy());
        for (int left = seeded.between(0, 4); left > 0; left--) {
            mutate(record);
        }
        return text(record);
    }

    /** Legacy Server's shape is Cloud's without account ids; a line of Data Center's log file names things otherwise. */
    private ObjectNode inAnotherShape(ObjectNode record) {
        if (seeded.chance(30)) {
            record.remove("authorAccountId");
            if (record.has("affectedObjects") && record.has("type")) {
                record.set("auditType", record.remove("type"));
                record.put("version", "1.0");
                record.set(
                        "timestamp",
                        JSON.createObjectNode()
                                .put("epochSecond", 1_700_000_000)
                                .put("nano", 123));
            }
        }
        return record;
    }

    private void mutate(ObjectNode record) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(record, objects);
        ObjectNode object = seeded.oneOf(objects);
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || seeded.chance(10)) {
            object.set(seeded.oneOf(List.of("unknownField", "name", "type", "objectItem", "summary")), value());
            return;
        }
        String name = seeded.oneOf(names);
        switch (seeded.between(0, 5)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.set(name, value());
            case 3 -> replaceText(object, name, seeded.oneOf(HOSTILE));
            case 4 -> replaceText(object, seeded.oneOf(List.of("summary", "action", "category", name)), caption());
            default -> {
                if (object.get(name) instanceof ArrayNode list && !list.isEmpty()) {
                    list.add(list.get(0).deepCopy()).addNull();
                } else {
                    object.set(name, JSON.createArrayNode().add(object.get(name)));
                }
            }
        }
    }

    /** Only where a text is, so that the record often stays one that can be typed. */
    private static void replaceText(ObjectNode object, String name, String text) {
        if (object.get(name) instanceof TextNode) {
            object.put(name, text);
        }
    }

    private String caption() {
        return seeded.chance(5) ? "x".repeat(100_000) : seeded.oneOf(CAPTIONS);
    }

    private JsonNode value() {
        return switch (seeded.between(0, 6)) {
            case 0 -> JSON.getNodeFactory().textNode(seeded.text(3));
            case 1 -> JSON.getNodeFactory().numberNode(seeded.between(-5, 1_000_000));
            case 2 -> JSON.getNodeFactory().booleanNode(true);
            case 3 -> JSON.createArrayNode();
            case 4 -> JSON.createObjectNode().put("name", "x");
            case 5 -> JSON.getNodeFactory().numberNode(1e300);
            default -> JSON.getNodeFactory().textNode("y".repeat(50_000));
        };
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
