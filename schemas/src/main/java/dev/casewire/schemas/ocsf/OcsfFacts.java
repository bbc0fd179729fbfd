// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import dev.casewire.schemas.Resources;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What OCSF says about the classes that Casewire writes, and about every object within them, in one version. Immutable and
 * thread-safe; each version is read once.
 */
public final class OcsfFacts {
    private static final Map<String, OcsfFacts> BY_VERSION = new ConcurrentHashMap<>();

    private final String version;
    private final Map<String, OcsfClass> classes;
    private final Map<Integer, OcsfClass> classesByUid;
    private final Map<String, OcsfObject> objects;
    private final Map<String, String> baseTypes;
    private final Map<String, String> patterns;
    private final Map<Integer, String> observableTypes;

    OcsfFacts(
            String version,
            Map<String, OcsfClass> classes,
            Map<String, OcsfObject> objects,
            Map<String, String> baseTypes,
            Map<String, String> patterns,
            Map<Integer, String> observableTypes) {
        this.version = version;
        this.classes = Collections.unmodifiableMap(new TreeMap<>(classes));
        this.classesByUid =
                classes.values().stream().collect(Collectors.toUnmodifiableMap(OcsfClass::uid, Function.identity()));
        this.objects = Collections.unmodifiableMap(new TreeMap<>(objects));
        this.baseTypes = Map.copyOf(baseTypes);
        this.patterns = Map.copyOf(patterns);
        this.observableTypes = Map.copyOf(observableTypes);
    }

    /**
     * The facts of an OCSF version, such as 1.8.0.
     *
     * @throws IllegalArgumentException when Casewire does not carry the version
     */
    public static OcsfFacts of(String version) {
        return BY_VERSION.computeIfAbsent(version, v -> parse(Resources.text("ocsf/facts-" + v + ".json")));
    }

    /** Reads a fact file's text. */
    public static OcsfFacts parse(String json) {
        return FactsReader.read(json);
    }

    /** The OCSF version, the value of {@code metadata.version}. */
    public String version() {
        return version;
    }

    /** All classes, sorted by name. */
    public Collection<OcsfClass> classes() {
        return classes.values();
    }

    /**
     * The class of this name.
     *
     * @throws IllegalArgumentException when there are no facts about it
     */
    public OcsfClass classNamed(String name) {
        return found(classes.get(name), "class '" + name + "'", classes.keySet());
    }

    /**
     * The class of this uid.
     *
     * @throws IllegalArgumentException when there are no facts about it
     */
    public OcsfClass classOf(int uid) {
        return found(classesByUid.get(uid), "class uid " + uid, classesByUid.keySet());
    }

    /**
     * The object of this name, as {@link OcsfAttribute#objectType} gives it.
     *
     * @throws IllegalArgumentException when there are no facts about it
     */
    public OcsfObject object(String name) {
        return found(objects.get(name), "object '" + name + "'", objects.keySet());
    }

    /**
     * The attribute at a dotted path from an event's root, such as {@code actor.user.uid}; arrays are stepped through
     * without an index. Empty where the path leads nowhere.
     */
    public Optional<OcsfAttribute> attribute(String className, String path) {
        OcsfStructure at = classNamed(className);
        Optional<OcsfAttribute> attribute = Optional.empty();
        for (String step : path.split("\\.", -1)) {
            if (attribute.isPresent()) {
                String objectType = attribute.get().objectType();
                if (objectType == null) {
                    return Optional.empty();
                }
                at = object(objectType);
            }
            attribute = at.attribute(step);
            if (attribute.isEmpty()) {
                return attribute;
            }
        }
        return attribute;
    }

    /**
     * The type that a type is made of: {@code string_t} for {@code email_t}, the type itself for a basic one.
     *
     * @throws IllegalArgumentException when OCSF does not know the type
     */
    public String baseType(String type) {
        return found(baseTypes.get(type), "type '" + type + "'", baseTypes.keySet());
    }

    /** The regular expression that OCSF expects to find in a text of the type, as OCSF writes it; empty where it has none. */
    public Optional<String> pattern(String type) {
        return Optional.ofNullable(patterns.get(type));
    }

    /** Whether there is a class of this uid. */
    public boolean hasClass(int uid) {
        return classesByUid.containsKey(uid);
    }

    /** Caption of an observable's {@code type_id}; empty where this version does not know it. */
    public Optional<String> observableType(int typeId) {
        return Optional.ofNullable(observableTypes.get(typeId));
    }

    private <T> T found(@Nullable T value, String what, Collection<?> known) {
        if (value == null) {
            throw new IllegalArgumentException("OCSF " + version + " facts hold no " + what + "; they hold " + known);
        }
        return value;
    }
}
