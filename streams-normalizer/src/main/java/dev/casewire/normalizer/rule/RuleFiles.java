// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.schemas.YamlEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads a rule set: {@code rule-set.yaml} with its name, its version and its files; in the files shapes (named groups of
 * placements), rules and verbs; over them an overlay of more such files. Every complaint names file, line, rule and problem.
 */
public final class RuleFiles {
    private static final String INDEX = "rule-set.yaml";
    private static final int SHOWN_HASH = 12;

    private final Map<String, Map<String, String>> shapes = new HashMap<>();
    private final Map<String, String> intentByVerb = new HashMap<>();

    private RuleFiles() {}

    /**
     * Reads a rule set.
     *
     * @param texts gives the text of a file by its name
     * @throws IllegalArgumentException naming file, line, rule and problem
     */
    public static RuleSet read(UnaryOperator<String> texts) {
        return read(texts, Map.of());
    }

    /**
     * Reads a rule set with an overlay: its rules replace those of the same id, and have the kinds that they match.
     *
     * @param texts gives the text of a file by its name
     * @param overlay texts of the overlay's files by name
     * @throws IllegalArgumentException naming file, line, rule and problem
     */
    public static RuleSet read(UnaryOperator<String> texts, Map<String, String> overlay) {
        YamlEntry index = YamlEntry.parse(INDEX, texts.apply(INDEX));
        index.allowOnly(Set.of("name", "version", "files"));
        Map<String, String> packaged = new LinkedHashMap<>();
        index.texts("files").forEach(file -> packaged.put(file, texts.apply(file)));
        RuleFiles files = new RuleFiles();
        List<Rule> packagedRules = files.rules(packaged);
        List<Rule> overlayRules = files.rules(overlay);
        String version = index.text("version") + (overlay.isEmpty() ? "" : "+overlay." + hash(overlay));
        return new RuleSet(index.text("name"), version, packagedRules, overlayRules, new VerbTable(files.intentByVerb));
    }

    private List<Rule> rules(Map<String, String> texts) {
        List<YamlEntry> roots = new ArrayList<>();
        texts.forEach((file, text) -> {
            YamlEntry root = YamlEntry.parse(file, text);
            root.allowOnly(Set.of("shapes", "rules", "verbs"));
            roots.add(root);
        });
        Set<String> shapeNames = new HashSet<>();
        Map<String, String> verbs = new HashMap<>();
        Map<String, Rule> rules = new LinkedHashMap<>();
        roots.forEach(root -> readShapes(root, shapeNames));
        roots.forEach(root -> readVerbs(root, verbs));
        intentByVerb.putAll(verbs);
        roots.forEach(root -> readRules(root, rules));
        return List.copyOf(rules.values());
    }

    private static String hash(Map<String, String> texts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            texts.forEach((name, text) -> sha256.update((name + "\n" + text).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest()).substring(0, SHOWN_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void readShapes(YamlEntry root, Set<String> names) {
        if (!root.keys().contains("shapes")) {
            return;
        }
        YamlEntry entry = root.entry("shapes");
        for (String name : entry.keys()) {
            YamlEntry shape = entry.entry(name);
            Map<String, String> placements = new LinkedHashMap<>();
            for (String path : shape.keys()) {
                placements.put(path, shape.text(path));
                shape.parsed(path, ExpressionParser::parse);
            }
            shapes.put(name, placements);
            if (!names.add(name)) {
                throw shape.problem("a shape of this name is there already");
            }
        }
    }

    private static void readVerbs(YamlEntry root, Map<String, String> intents) {
        if (!root.keys().contains("verbs")) {
            return;
        }
        YamlEntry entry = root.entry("verbs");
        for (String intent : entry.keys()) {
            if (!RuleSet.fallbackIntents().contains(intent)) {
                throw entry.problem(intent, "unknown intent '" + intent + "'; known are " + RuleSet.fallbackIntents());
            }
            for (String word : entry.texts(intent)) {
                String other = intents.put(word, intent);
                if (other != null) {
                    throw entry.problem(intent, "'" + word + "' means " + other + " already");
                }
            }
        }
    }

    private void readRules(YamlEntry root, Map<String, Rule> rules) {
        if (!root.keys().contains("rules")) {
            return;
        }
        for (YamlEntry entry : root.entries("rules")) {
            YamlEntry named = entry.named(entry.text("id"));
            if (rules.put(entry.text("id"), rule(named)) != null) {
                throw named.problem("a rule of this id is there already");
            }
        }
    }

    private Rule rule(YamlEntry entry) {
        entry.allowOnly(Set.of("id", "keys", "captions", "events"));
        List<String> keys = optionalTexts(entry, "keys");
        List<CaptionKey> captions = new ArrayList<>();
        for (String caption : optionalTexts(entry, "captions")) {
            captions.add(placed(entry, "captions", () -> CaptionKey.parse(caption)));
        }
        if (keys.isEmpty() && captions.isEmpty()) {
            throw entry.problem("needs keys or captions, or it matches nothing");
        }
        List<EventTemplate> events = new ArrayList<>();
        for (YamlEntry event : entry.entries("events")) {
            events.add(new EventReader(shapes, event).read());
        }
        if (events.isEmpty()) {
            throw entry.problem("events", "events must hold at least one");
        }
        return new Rule(entry.text("id"), entry.place(), keys, captions, events);
    }

    static List<String> optionalTexts(YamlEntry entry, String key) {
        return entry.keys().contains(key) ? entry.texts(key) : List.of();
    }

    /** Runs a reader and tells the place with whatever it complains about. */
    static <T> T placed(YamlEntry entry, String key, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(entry.place(key) + ": " + e.getMessage(), e);
        }
    }
}
