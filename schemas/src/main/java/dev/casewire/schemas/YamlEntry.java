// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file that knows its place, so that every complaint names file, line, entry, rule and value. Immutable.
 */
public final class YamlEntry {
    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> values;

    private YamlEntry(String file, String path, int line, Map<String, Node> values) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.values = values;
    }

    /**
     * Reads a YAML document whose root is a mapping.
     *
     * @param label name of the document for messages
     * @throws IllegalArgumentException naming file and line when the text is no YAML or its root no mapping
     */
    public static YamlEntry parse(String label, String yaml) {
        Node root;
        try {
            root = new Compose(LoadSettings.builder().setLabel(label).build())
                    .composeString(yaml)
                    .orElseThrow(() -> new IllegalArgumentException(label + ":1: must be a mapping, is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new IllegalArgumentException(label + ":" + line + ": is no YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(label + ":1: is no YAML: " + e.getMessage(), e);
        }
        return of(label, "", root);
    }

    private static YamlEntry of(String file, String path, Node node) {
        int line = line(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new IllegalArgumentException(
                    place(file, path, line) + ": must be a mapping, is '" + shown(node) + "'");
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = shown(tuple.getKeyNode());
            if (values.put(key, tuple.getValueNode()) != null) {
                throw new IllegalArgumentException(
                        place(file, path, line(tuple.getKeyNode())) + ": '" + key + "' stands here twice");
            }
        }
        return new YamlEntry(file, path, line, values);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String place(String file, String path, int line) {
        return file + ":" + line + (path.isEmpty() ? "" : ": " + path);
    }

    private String below(String step) {
        return path.isEmpty() ? step : path + ": " + step;
    }

    /** Where this entry stands, for messages: {@code file:line: path}. */
    public String place() {
        return place(file, path, line);
    }

    /** Where the value of a key stands, for messages. */
    public String place(String key) {
        Node value = values.get(key);
        return value == null ? place() : place(file, path, line(value));
    }

    /** The keys in the order of the file. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** The same entry under a place that tells more. */
    public YamlEntry named(String name) {
        return new YamlEntry(file, path + " '" + name + "'", line, values);
    }

    /** Refuses keys that nobody reads: a misspelt one would else be lost in silence. */
    public void allowOnly(Set<String> known) {
        var unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw problem(unknown.first(), "unknown setting " + unknown + "; known are " + new TreeSet<>(known));
        }
    }

    /** The text of a scalar. */
    public String text(String key) {
        Node value = required(key);
        if (!(value instanceof ScalarNode scalar)) {
            throw problem(key, key + " must be a single value, is '" + shown(value) + "'");
        }
        return scalar.getValue();
    }

    /** The text of a scalar, read further; what the reader complains about is told with the place. */
    public <T> T parsed(String key, Function<String, T> reader) {
        String text = text(key);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place(key) + ": " + e.getMessage(), e);
        }
    }

    /** Whether a scalar says true; anything but true and false is refused. */
    public boolean truth(String key) {
        return parsed(key, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, is '" + text + "'");
        });
    }

    /** A whole number of 32 bits. */
    public int number(String key) {
        if (required(key) instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                return Integer.parseInt(scalar.getValue());
            } catch (NumberFormatException e) {
                throw problem(key, key + " must be a whole number of 32 bits, is '" + scalar.getValue() + "'");
            }
        }
        throw problem(key, key + " must be a whole number, is '" + shown(required(key)) + "'");
    }

    /** A list of single values. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : list(key)) {
            if (!(item instanceof ScalarNode scalar)) {
                throw new IllegalArgumentException(place(file, path, line(item)) + ": " + key
                        + " must hold single values, holds '" + shown(item) + "'");
            }
            texts.add(scalar.getValue());
        }
        return List.copyOf(texts);
    }

    /** A list of mappings. */
    public List<YamlEntry> entries(String key) {
        List<YamlEntry> entries = new ArrayList<>();
        for (Node item : list(key)) {
            entries.add(of(file, below(key + "[" + entries.size() + "]"), item));
        }
        return List.copyOf(entries);
    }

    /** A mapping below this one. */
    public YamlEntry entry(String key) {
        return of(file, below(key), required(key));
    }

    /** A complaint about this entry, to be thrown. */
    public IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(place() + ": " + what);
    }

    /** A complaint about the value of a key, to be thrown. */
    public IllegalArgumentException problem(String key, String what) {
        return new IllegalArgumentException(place(key) + ": " + what);
    }

    private List<Node> list(String key) {
        Node value = required(key);
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        throw problem(key, key + " must be a list, is '" + shown(value) + "'");
    }

    private Node required(String key) {
        Node value = values.get(key);
        if (value == null || value.getTag().equals(Tag.NULL)) {
            throw problem(key, key + " is missing");
        }
        return value;
    }

    /** A value for a message: scalars as written, the others by their kind. */
    private static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        return node instanceof SequenceNode ? "a list" : "a mapping";
    }
}
