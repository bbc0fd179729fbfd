// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A mapping of a YAML file that knows its place, so that every complaint names the entry, the rule and the value. Immutable.
 */
public final class YamlEntry {
    private final String place;
    private final Map<String, Object> values;

    private YamlEntry(String place, Map<String, Object> values) {
        this.place = place;
        this.values = values;
    }

    /**
     * Reads a YAML document whose root is a mapping.
     *
     * @param label name of the document for messages
     * @throws IllegalArgumentException when the root is no mapping; the parser's own exception when the text is no YAML
     */
    public static YamlEntry parse(String label, String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setAllowDuplicateKeys(false)
                .build();
        return of(label, new Load(settings).loadFromString(yaml));
    }

    private static YamlEntry of(String place, Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(place + ": must be a mapping, is '" + node + "'");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new YamlEntry(place, values);
    }

    /** Where this entry stands, for messages. */
    public String place() {
        return place;
    }

    /** The keys in the order of the file. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** The same entry under a place that tells more. */
    public YamlEntry named(String name) {
        return new YamlEntry(place + " '" + name + "'", values);
    }

    /** Refuses keys that nobody reads: a misspelt one would else be lost in silence. */
    public void allowOnly(Set<String> known) {
        var unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw problem("unknown setting " + unknown + "; known are " + new TreeSet<>(known));
        }
    }

    /** The text of a scalar. */
    public String text(String key) {
        Object value = required(key);
        if (value instanceof Map || value instanceof List) {
            throw problem(key + " must be a single value, is '" + value + "'");
        }
        return value.toString();
    }

    /** The text of a scalar, read further; what the reader complains about is told with the place. */
    public <T> T parsed(String key, Function<String, T> reader) {
        String text = text(key);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    /** A whole number of 32 bits. */
    public int number(String key) {
        Object value = required(key);
        if (value instanceof Integer number) {
            return number;
        }
        throw problem(key + " must be a whole number, is '" + value + "'");
    }

    /** A list of single values. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(key)) {
            if (item instanceof Map || item instanceof List) {
                throw problem(key + " must hold single values, holds '" + item + "'");
            }
            texts.add(String.valueOf(item));
        }
        return List.copyOf(texts);
    }

    /** A list of mappings. */
    public List<YamlEntry> entries(String key) {
        List<YamlEntry> entries = new ArrayList<>();
        for (Object item : list(key)) {
            entries.add(of(place + ": " + key + "[" + entries.size() + "]", item));
        }
        return List.copyOf(entries);
    }

    /** A mapping below this one. */
    public YamlEntry entry(String key) {
        return of(place + ": " + key, required(key));
    }

    /** A complaint about this entry, to be thrown. */
    public IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(place + ": " + what);
    }

    private List<?> list(String key) {
        Object value = required(key);
        if (value instanceof List<?> list) {
            return list;
        }
        throw problem(key + " must be a list, is '" + value + "'");
    }

    private Object required(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw problem(key + " is missing");
        }
        return value;
    }
}
