// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings of {@code --config FILE}: a properties file whose keys start with the part they are for, such as
 * {@code source.audit.poll.interval.ms} or {@code broker.log.segment.bytes}. They win over everything the stack sets.
 */
public record Overrides(Map<String, String> settings) {

    /** Parts that take settings; the rest of the key is the part's own setting. */
    public static final Set<String> PARTS = new TreeSet<>(Set.of("broker", "worker", "normalizer", "source", "sink"));

    public static final Overrides NONE = new Overrides(Map.of());

    public Overrides {
        settings = Map.copyOf(settings);
        for (String key : settings.keySet()) {
            int dot = key.indexOf('.');
            if (dot < 1 || dot == key.length() - 1 || !PARTS.contains(key.substring(0, dot))) {
                throw new StackProblem(
                        "Setting '" + key + "' does not start with the part it is for: one of " + PARTS
                                + ", then a dot, then the setting.",
                        "write for instance source.audit.poll.interval.ms=5000 (docs/guide/local-stack.md)");
            }
        }
    }

    /**
     * Reads a properties file in UTF-8.
     *
     * @throws StackProblem when it cannot be read or a key belongs to no part
     */
    public static Overrides read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StackProblem(
                    "The settings file " + file + " cannot be read: " + e.getMessage() + ".",
                    "check the path given with --config",
                    e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> settings.put(key, properties.getProperty(key).strip()));
        return new Overrides(settings);
    }

    /** The settings given, with this part's overrides on top; an override with an empty value takes a setting away. */
    public Map<String, String> over(String part, Map<String, String> given) {
        Map<String, String> merged = new TreeMap<>(given);
        settings.forEach((key, value) -> {
            if (key.startsWith(part + ".")) {
                String setting = key.substring(part.length() + 1);
                if (value.isEmpty()) {
                    merged.remove(setting);
                } else {
                    merged.put(setting, value);
                }
            }
        });
        return merged;
    }

    /** Keys alone: values may be secrets. */
    @Override
    public String toString() {
        return "Overrides" + new TreeSet<>(settings.keySet());
    }
}
