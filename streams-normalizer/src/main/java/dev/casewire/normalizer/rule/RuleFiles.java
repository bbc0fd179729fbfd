// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.schemas.YamlEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads a rule set: {@code rule-set.yaml} with its name, its version and its files; in the files shapes (named groups of
 * placements), rules and verbs. Every complaint names file, rule and problem.
 */
public final class RuleFiles {
    private static final String INDEX = "rule-set.yaml";

    private final UnaryOperator<String> texts;
    private final Map<String, Map<String, String>> shapes = new HashMap<>();
    private final Map<String, String> intentByVerb = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    private RuleFiles(UnaryOperator<String> texts) {
        this.texts = texts;
    }

    /**
     * Reads a rule set.
     *
     * @param texts gives the text of a file by its name
     * @throws IllegalArgumentException naming file, rule and problem
     */
    public static RuleSet read(UnaryOperator<String> texts) {
        return new RuleFiles(texts).read();
    }

    private RuleSet read() {
        YamlEntry index = YamlEntry.parse(INDEX, texts.apply(INDEX));
        index.allowOnly(Set.of("name", "version", "files"));
        List<YamlEntry> files = new ArrayList<>();
        for (String file : index.texts("files")) {
            YamlEntry root = YamlEntry.parse(file, texts.apply(file));
            root.allowOnly(Set.of("shapes", "rules", "verbs"));
            files.add(root);
        }
        files.forEach(this::readShapes);
        files.forEach(this::readVerbs);
        files.forEach(this::readRules);
        return new RuleSet(index.text("name"), index.text("version"), rules, new VerbTable(intentByVerb));
    }

    private void readShapes(YamlEntry root) {
        if (!root.keys().contains("shapes")) {
            return;
        }
        YamlEntry entry = root.entry("shapes");
        for (String name : entry.keys()) {
            YamlEntry shape = entry.entry(name);
            Map<String, String> placements = new LinkedHashMap<>();
            shape.keys().forEach(path -> placements.put(path, shape.text(path)));
            if (shapes.put(name, placements) != null) {
                throw shape.problem("a shape of this name is there already");
            }
        }
    }

    private void readVerbs(YamlEntry root) {
        if (!root.keys().contains("verbs")) {
            return;
        }
        YamlEntry entry = root.entry("verbs");
        for (String intent : entry.keys()) {
            if (!RuleSet.fallbackIntents().contains(intent)) {
                throw entry.problem("unknown intent '" + intent + "'; known are " + RuleSet.fallbackIntents());
            }
            for (String word : entry.texts(intent)) {
                String other = intentByVerb.put(word, intent);
                if (other != null) {
                    throw entry.problem("'" + word + "' means " + other + " already");
                }
            }
        }
    }

    private void readRules(YamlEntry root) {
        if (!root.keys().contains("rules")) {
            return;
        }
        Set<String> ids = new HashSet<>();
        rules.forEach(rule -> ids.add(rule.id()));
        for (YamlEntry entry : root.entries("rules")) {
            YamlEntry named = entry.named(entry.text("id"));
            if (!ids.add(entry.text("id"))) {
                throw named.problem("a rule of this id is there already");
            }
            rules.add(rule(named));
        }
    }

    private Rule rule(YamlEntry entry) {
        entry.allowOnly(Set.of("id", "keys", "captions", "events"));
        List<String> keys = optionalTexts(entry, "keys");
        List<CaptionKey> captions = new ArrayList<>();
        for (String caption : optionalTexts(entry, "captions")) {
            captions.add(placed(entry, () -> CaptionKey.parse(caption)));
        }
        if (keys.isEmpty() && captions.isEmpty()) {
            throw entry.problem("needs keys or captions, or it matches nothing");
        }
        List<EventTemplate> events = new ArrayList<>();
        for (YamlEntry event : entry.entries("events")) {
            events.add(new EventReader(shapes, event).read());
        }
        if (events.isEmpty()) {
            throw entry.problem("events must hold at least one");
        }
        return new Rule(entry.text("id"), entry.place(), keys, captions, events);
    }

    static List<String> optionalTexts(YamlEntry entry, String key) {
        return entry.keys().contains(key) ? entry.texts(key) : List.of();
    }

    /** Runs a reader and tells the place with whatever it complains about. */
    static <T> T placed(YamlEntry entry, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(entry.place() + ": " + e.getMessage(), e);
        }
    }
}
