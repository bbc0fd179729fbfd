// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.event.EventPath;
import dev.casewire.normalizer.event.EventSlot;
import dev.casewire.schemas.YamlEntry;
import dev.casewire.schemas.ocsf.OcsfClass;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the intents of rules are in one OCSF version: a table of class, activity and paths, so that rules outlive versions.
 * Immutable.
 */
public final class Binding {
    private final String version;
    private final Map<String, ClassBinding> classes;
    private final Map<String, IntentBinding> intents;
    private final Map<String, Integer> observables;
    private final Optional<Binding> newer;

    private Binding(
            String version,
            Map<String, ClassBinding> classes,
            Map<String, IntentBinding> intents,
            Map<String, Integer> observables,
            Optional<Binding> newer) {
        this.newer = newer;
        this.version = version;
        this.classes = classes;
        this.intents = intents;
        this.observables = observables;
    }

    /**
     * Reads a binding file.
     *
     * @param file its name, for messages
     * @param others gives the binding of the version that this one is a downgrade of
     * @throws IllegalArgumentException naming file, line, entry and problem
     */
    public static Binding read(String file, String yaml, Function<String, Binding> others) {
        YamlEntry root = YamlEntry.parse(file, yaml);
        root.allowOnly(Set.of("version", "downgrade-of", "classes", "intents", "observables"));
        String version = root.text("version");
        Map<String, ClassBinding> classes = new LinkedHashMap<>();
        YamlEntry classEntries = root.entry("classes");
        for (String name : classEntries.keys()) {
            classes.put(name, ClassBinding.read(version, name, classEntries.entry(name)));
        }
        Map<String, IntentBinding> intents = new LinkedHashMap<>();
        YamlEntry intentEntries = root.entry("intents");
        for (String name : intentEntries.keys()) {
            intents.put(name, intent(intentEntries.entry(name), classes));
        }
        Map<String, Integer> observables = new LinkedHashMap<>();
        YamlEntry observableEntries = root.entry("observables");
        observableEntries.keys().forEach(path -> observables.put(path, observableEntries.number(path)));
        Optional<Binding> newer = root.keys().contains("downgrade-of")
                ? Optional.of(others.apply(root.text("downgrade-of")))
                : Optional.empty();
        newer.ifPresent(binding -> binding.requireIntents(root, intents.keySet()));
        return new Binding(version, classes, intents, observables, newer);
    }

    private static IntentBinding intent(YamlEntry entry, Map<String, ClassBinding> classes) {
        entry.allowOnly(Set.of("class", "activity", "activity-name"));
        ClassBinding target = classes.get(entry.text("class"));
        if (target == null) {
            throw entry.problem("class '" + entry.text("class") + "' is not bound; bound are " + classes.keySet());
        }
        int activity = entry.number("activity");
        OcsfClass ocsf = target.eventClass().ocsf();
        if (!ocsf.activities().containsKey(Integer.toString(activity))) {
            throw entry.problem("activity " + activity + " is not one of " + ocsf.name() + ": " + ocsf.activities());
        }
        if (activity != OcsfClass.OTHER) {
            return new IntentBinding(target, activity, Optional.of(ocsf.activityName(activity)));
        }
        Optional<String> name =
                entry.keys().contains("activity-name") ? Optional.of(entry.text("activity-name")) : Optional.empty();
        return new IntentBinding(target, activity, name);
    }

    /** A downgrade that forgot an intent would refuse rules that the version it is made from takes. */
    private void requireIntents(YamlEntry root, Set<String> bound) {
        Set<String> missing = new TreeSet<>(intents.keySet());
        missing.removeAll(bound);
        if (!missing.isEmpty()) {
            throw root.problem("intents", "does not bind " + missing + ", which " + version + " does");
        }
    }

    /**
     * Where a value goes that a rule places for an intent. In a downgrade, what the version has no place for goes to {@code
     * unmapped}, under its path in the newer version.
     *
     * @param place where the rule stands, for the message
     * @param text path below a part, as the rule names it
     * @throws IllegalArgumentException when the newest version's class has no such part or its emission profile lacks the path
     */
    EventSlot slot(String place, String intent, String text) {
        ClassBinding target = intent(place, intent).target();
        if (newer.isEmpty()) {
            EventPath path = target.path(place, text);
            return new EventSlot(path.text(), Optional.of(path));
        }
        EventSlot inNewer = newer.get().slot(place, intent, text);
        return new EventSlot(inNewer.text(), target.find(text));
    }

    /** The OCSF version. */
    public String version() {
        return version;
    }

    /** Names of the classes that events can have. */
    public Collection<String> classNames() {
        return classes.keySet();
    }

    Collection<ClassBinding> classes() {
        return classes.values();
    }

    /** OCSF's type of observable by the path of the value. */
    Map<String, Integer> observables() {
        return observables;
    }

    /**
     * What an intent is.
     *
     * @param place where the intent is named, for the message
     * @throws IllegalArgumentException when the intent is not bound
     */
    IntentBinding intent(String place, String intent) {
        IntentBinding binding = intents.get(intent);
        if (binding == null) {
            throw new IllegalArgumentException(place + ": intent '" + intent + "' is not bound in OCSF " + version
                    + "; bound are " + intents.keySet());
        }
        return binding;
    }
}
