// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventPath;
import dev.casewire.schemas.YamlEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How intents are written in one OCSF class. Immutable.
 *
 * @param eventClass the class
 * @param profiles OCSF profiles that every event of the class names
 * @param parts what rules call a part (such as {@code user-after}) to its path in the class
 * @param endpoints attributes that tell where a request came from
 * @param things attribute that takes the touched things that no rule placed, if the class has one
 * @param before path that takes the changed values before the act, if the class has one
 * @param after path that takes them after the act, if the class has one
 * @param untold what the version demands and no record tells
 */
record ClassBinding(
        EventClass eventClass,
        List<String> profiles,
        Map<String, String> parts,
        List<String> endpoints,
        Optional<String> things,
        Optional<EventPath> before,
        Optional<EventPath> after,
        List<Placement> untold) {

    ClassBinding {
        untold = List.copyOf(untold);
        profiles = List.copyOf(profiles);
        endpoints = List.copyOf(endpoints);
        parts = Map.copyOf(parts);
    }

    /** Reads the binding of a class. */
    static ClassBinding read(String version, String className, YamlEntry entry) {
        entry.allowOnly(Set.of("profiles", "parts", "endpoints", "things", "before", "after", "untold"));
        EventClass eventClass = EventClass.of(version, className);
        YamlEntry partsEntry = entry.entry("parts");
        Map<String, String> parts = new HashMap<>();
        partsEntry.keys().forEach(part -> parts.put(part, partsEntry.text(part)));
        return new ClassBinding(
                eventClass,
                entry.keys().contains("profiles") ? entry.texts("profiles") : List.of(),
                parts,
                entry.keys().contains("endpoints") ? entry.texts("endpoints") : List.of("src_endpoint"),
                entry.keys().contains("things") ? Optional.of(entry.text("things")) : Optional.empty(),
                path(eventClass, entry, "before"),
                path(eventClass, entry, "after"),
                entry.keys().contains("untold") ? untold(eventClass, entry.entry("untold")) : List.of());
    }

    private static List<Placement> untold(EventClass eventClass, YamlEntry entry) {
        return entry.keys().stream()
                .map(text -> Placement.unlessTold(
                        entry.place(),
                        eventClass.path(text).orElseThrow(() -> outsideProfile(eventClass, entry.place(), text)),
                        entry.text(text)))
                .toList();
    }

    private static Optional<EventPath> path(EventClass eventClass, YamlEntry entry, String key) {
        if (!entry.keys().contains(key)) {
            return Optional.empty();
        }
        String text = entry.text(key);
        return Optional.of(eventClass.path(text).orElseThrow(() -> outsideProfile(eventClass, entry.place(), text)));
    }

    /**
     * The path in this class of what a rule calls {@code part.attribute}.
     *
     * @param place where the rule stands, for the message
     * @throws IllegalArgumentException when the class has no such part or its emission profile lacks the path
     */
    EventPath path(String place, String text) {
        int dot = text.indexOf('.');
        String part = dot < 0 ? text : text.substring(0, dot);
        String base = parts.get(part);
        if (base == null) {
            throw new IllegalArgumentException(place + ": '" + text + "': " + eventClass + " has no part '" + part
                    + "'; its parts are " + parts.keySet());
        }
        String path = base + (dot < 0 ? "" : text.substring(dot));
        return eventClass.path(path).orElseThrow(() -> outsideProfile(eventClass, place, path));
    }

    /** The path in this class of what a rule calls {@code part.attribute}; empty where the class has no place for it. */
    Optional<EventPath> find(String text) {
        int dot = text.indexOf('.');
        String base = parts.get(dot < 0 ? text : text.substring(0, dot));
        return base == null ? Optional.empty() : eventClass.path(base + (dot < 0 ? "" : text.substring(dot)));
    }

    private static IllegalArgumentException outsideProfile(EventClass eventClass, String place, String path) {
        return new IllegalArgumentException(place + ": '" + path + "' is outside the emission profile of " + eventClass
                + "; add it to emission-profiles.yaml in schemas or place the value elsewhere");
    }
}
