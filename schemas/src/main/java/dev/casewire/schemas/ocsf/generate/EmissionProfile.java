// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import dev.casewire.schemas.YamlEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which paths Casewire can write into one class, beyond what OCSF requires or recommends. Immutable.
 *
 * @param version OCSF version
 * @param className name of the class
 * @param paths dotted paths from the event's root, each with all its parents
 */
record EmissionProfile(String version, String className, Set<String> paths) {
    private static final String ROOT = "event";

    EmissionProfile {
        paths = Set.copyOf(paths);
    }

    /**
     * Reads {@code emission-profiles.yaml}.
     *
     * @throws IllegalArgumentException naming the entry, the rule and the value where one is broken
     */
    static List<EmissionProfile> parse(String yaml) {
        YamlEntry root = YamlEntry.parse("emission-profiles.yaml", yaml);
        root.allowOnly(Set.of("shapes", "profiles"));
        List<EmissionProfile> profiles = new ArrayList<>();
        for (YamlEntry entry : root.entries("profiles")) {
            entry.allowOnly(Set.of("version", "common", "classes"));
            Set<String> common = paths(entry.entry("common"));
            YamlEntry classes = entry.entry("classes");
            for (String className : classes.keys()) {
                Set<String> paths = new TreeSet<>(common);
                paths.addAll(paths(classes.entry(className)));
                profiles.add(new EmissionProfile(entry.text("version"), className, paths));
            }
        }
        profiles.sort(Comparator.comparing(EmissionProfile::version).thenComparing(EmissionProfile::className));
        return List.copyOf(profiles);
    }

    /** Whether the attribute at the path, or something below it, is listed. */
    boolean lists(String path) {
        return paths.contains(path);
    }

    /** An entry maps the path of an object to names of its attributes. */
    private static Set<String> paths(YamlEntry entry) {
        Set<String> paths = new TreeSet<>();
        for (String object : entry.keys()) {
            String prefix = object.equals(ROOT) ? "" : object + ".";
            for (String attribute : entry.texts(object)) {
                addWithParents(prefix + attribute, paths);
            }
        }
        return paths;
    }

    private static void addWithParents(String path, Set<String> paths) {
        paths.add(path);
        int dot = path.lastIndexOf('.');
        if (dot > 0) {
            addWithParents(path.substring(0, dot), paths);
        }
    }
}
