// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list of Casewire's topics. Looked up by the name without prefix. Immutable. */
public final class Topics {
    private static final String FILE = "topics.yaml";
    private static final Set<String> SETTINGS = Set.of(
            "name", "partitions", "cleanup", "retention", "maxMessageBytes", "key", "schema", "compatibility", "owner");

    private final Map<String, TopicDefinition> byName;

    private Topics(Map<String, TopicDefinition> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** The committed list, without a prefix. */
    public static Topics load() {
        return parse(Resources.text(FILE));
    }

    /**
     * Reads a list in the form of the committed one.
     *
     * @throws IllegalArgumentException naming the entry, the rule and the value where one is broken
     */
    public static Topics parse(String yaml) {
        YamlEntry root = YamlEntry.parse(FILE, yaml);
        root.allowOnly(Set.of("topics"));
        Map<String, TopicDefinition> byName = new LinkedHashMap<>();
        for (YamlEntry entry : root.entries("topics")) {
            YamlEntry named = entry.named(entry.text("name"));
            TopicDefinition topic = topic(named);
            if (byName.put(topic.name(), topic) != null) {
                throw named.problem("name must be listed once, is listed again");
            }
        }
        return new Topics(byName);
    }

    /** The same topics under an environment's prefix; an empty one takes the prefix away. */
    public Topics prefixed(String prefix) {
        Map<String, TopicDefinition> prefixed = new LinkedHashMap<>();
        byName.forEach((name, topic) -> prefixed.put(name, topic.withPrefix(prefix)));
        return new Topics(prefixed);
    }

    /** All topics in the order of the file. */
    public Collection<TopicDefinition> all() {
        return byName.values();
    }

    /** The topic of this name (without prefix), if there is one. */
    public Optional<TopicDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The topic of this name (without prefix).
     *
     * @throws IllegalArgumentException when it is not listed
     */
    public TopicDefinition topic(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "topic '" + name + "' is not in " + FILE + "; listed are " + byName.keySet()));
    }

    private static TopicDefinition topic(YamlEntry entry) {
        entry.allowOnly(SETTINGS);
        int partitions = entry.number("partitions");
        Cleanup cleanup = entry.parsed("cleanup", Cleanup::parse);
        Retention retention = entry.parsed("retention", Retention::parse);
        int maxMessageBytes = entry.number("maxMessageBytes");
        String key = entry.text("key");
        SchemaReference schema = entry.parsed("schema", SchemaReference::parse);
        Compatibility compatibility = entry.parsed("compatibility", Compatibility::parse);
        String owner = entry.text("owner");
        return entry.parsed(
                "name",
                name -> new TopicDefinition(
                        "", name, partitions, cleanup, retention, maxMessageBytes, key, schema, compatibility, owner));
    }
}
