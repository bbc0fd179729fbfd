// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.schemas.YamlEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of a rule's {@code events}. */
final class EventReader {
    private static final Set<String> SETTINGS = Set.of(
            "intent",
            "if",
            "otherwise",
            "each",
            "use",
            "place",
            "severity",
            "raise",
            "actor-if-absent",
            "status",
            "attributes",
            "data",
            "data-after",
            "related");

    private final Map<String, Map<String, String>> shapes;
    private final YamlEntry entry;

    /** @param shapes named groups of placements: path below a part to expression */
    EventReader(Map<String, Map<String, String>> shapes, YamlEntry entry) {
        this.shapes = shapes;
        this.entry = entry;
    }

    EventTemplate read() {
        entry.allowOnly(SETTINGS);
        boolean isOtherwise = has("otherwise") && entry.truth("otherwise");
        Optional<FanOut> fanOut = has("each") ? Optional.of(entry.parsed("each", FanOut::parse)) : Optional.empty();
        Optional<String> actor = has("actor-if-absent") ? Optional.of(entry.text("actor-if-absent")) : Optional.empty();
        return new EventTemplate(
                entry.place(),
                entry.text("intent"),
                conditions(entry),
                isOtherwise,
                fanOut,
                placements(),
                severity(),
                actor,
                has("status") && entry.parsed("status", EventReader::isFailure),
                has("attributes") ? Optional.of(entry.text("attributes")) : Optional.empty(),
                new EventTemplate.Data(data("data"), data("data-after")),
                has("related") ? related(entry.entry("related")) : List.of());
    }

    private static List<Related> related(YamlEntry named) {
        List<Related> related = new ArrayList<>();
        for (String name : named.keys()) {
            related.add(RuleFiles.placed(named, name, () -> Related.parse(name, named.text(name))));
        }
        return related;
    }

    private Map<String, Expression> data(String key) {
        if (!has(key)) {
            return Map.of();
        }
        YamlEntry named = entry.entry(key);
        Map<String, Expression> values = new LinkedHashMap<>();
        for (String name : named.keys()) {
            values.put(name, RuleFiles.placed(named, name, () -> ExpressionParser.parse(named.text(name))));
        }
        return values;
    }

    private Map<String, EventTemplate.Source> placements() {
        Map<String, EventTemplate.Source> placements = new LinkedHashMap<>();
        if (has("use")) {
            YamlEntry use = entry.entry("use");
            for (String part : use.keys()) {
                Map<String, String> shape = shapes.get(use.text(part));
                if (shape == null) {
                    throw use.problem(part, "unknown shape '" + use.text(part) + "'; known are " + shapes.keySet());
                }
                shape.forEach((path, text) -> placements.put(part + "." + path, source(use, part, text)));
            }
        }
        if (has("place")) {
            YamlEntry place = entry.entry("place");
            place.keys().forEach(path -> placements.put(path, source(place, path, place.text(path))));
        }
        return placements;
    }

    private static boolean isFailure(String status) {
        return switch (status) {
            case "success" -> false;
            case "failure" -> true;
            default -> throw new IllegalArgumentException("status must be success or failure, is '" + status + "'");
        };
    }

    private Severity severity() {
        List<Severity.Raise> raises = new ArrayList<>();
        if (has("raise")) {
            for (YamlEntry raise : entry.entries("raise")) {
                raise.allowOnly(Set.of("to", "if"));
                List<Condition> conditions = conditions(raise);
                raises.add(RuleFiles.placed(raise, "to", () -> new Severity.Raise(raise.number("to"), conditions)));
            }
        }
        return RuleFiles.placed(entry, "severity", () -> new Severity(entry.number("severity"), raises));
    }

    private static List<Condition> conditions(YamlEntry holder) {
        List<Condition> conditions = new ArrayList<>();
        for (String text : RuleFiles.optionalTexts(holder, "if")) {
            conditions.add(RuleFiles.placed(holder, "if", () -> Condition.parse(text)));
        }
        return conditions;
    }

    private static EventTemplate.Source source(YamlEntry holder, String key, String text) {
        return RuleFiles.placed(
                holder, key, () -> new EventTemplate.Source(holder.place(key), ExpressionParser.parse(text)));
    }

    private boolean has(String key) {
        return entry.keys().contains(key);
    }
}
