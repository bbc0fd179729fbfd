// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.validate;

import dev.casewire.schemas.ocsf.OcsfAttribute;
import dev.casewire.schemas.ocsf.OcsfConstraint;
import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.schemas.ocsf.OcsfObject;
import dev.casewire.schemas.ocsf.OcsfRequirement;
import dev.casewire.schemas.ocsf.OcsfStructure;
import dev.casewire.schemas.ocsf.validate.Finding.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges the objects of one event. Not thread-safe. */
final class ObjectJudge {
    /** Named by every class for itself; the class was found by them. */
    private static final Set<String> OWN_UIDS = Set.of("type_uid", "class_uid", "category_uid");

    private static final int OTHER = 99;

    private final OcsfFacts facts;
    private final TextPatterns patterns;
    private final Set<String> profiles;
    private final List<Finding> findings;

    ObjectJudge(OcsfFacts facts, TextPatterns patterns, Set<String> profiles, List<Finding> findings) {
        this.facts = facts;
        this.patterns = patterns;
        this.profiles = profiles;
        this.findings = findings;
    }

    /** Judges an object, {@code prefix} being its path with a dot behind it, empty for the event. */
    void judge(Map<?, ?> fields, OcsfStructure structure, String prefix) {
        for (OcsfAttribute attribute : structure.attributes().values()) {
            if (attribute.requirement() == OcsfRequirement.REQUIRED
                    && isActive(attribute)
                    && fields.get(attribute.name()) == null) {
                add(Rule.MISSING, prefix + attribute.name(), "is required");
            }
        }
        for (OcsfConstraint constraint : structure.constraints()) {
            if (!constraint.holds(name -> fields.get(name) != null)) {
                add(Rule.CONSTRAINT, prefix, constraint.kind() + " of " + constraint.attributes());
            }
        }
        fields.forEach((name, value) -> judgeField(fields, structure, prefix, String.valueOf(name), value));
    }

    private void judgeField(
            Map<?, ?> fields, OcsfStructure structure, String prefix, String name, @Nullable Object value) {
        OcsfAttribute attribute = structure.attributes().get(name);
        String path = prefix + name;
        if (attribute == null) {
            add(Rule.UNKNOWN_ATTRIBUTE, path, "OCSF " + facts.version() + " has no such attribute here");
            return;
        }
        if (!isActive(attribute)) {
            add(Rule.PROFILE_NOT_NAMED, path, "needs profile " + attribute.profile() + " in metadata.profiles");
        }
        if (value == null) {
            return;
        }
        if (attribute.deprecatedSince() != null) {
            add(Rule.DEPRECATED, path, "is deprecated since " + attribute.deprecatedSince());
        }
        if (!attribute.isArray()) {
            judgeValue(value, attribute, path, fields);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                judgeValue(list.get(i), attribute, path + "[" + i + "]", fields);
            }
        } else {
            add(Rule.NO_ARRAY, path, "must be a list");
        }
    }

    private void judgeValue(@Nullable Object value, OcsfAttribute attribute, String path, Map<?, ?> holder) {
        String objectType = attribute.objectType();
        if (objectType != null) {
            judgeObject(value, objectType, path);
            return;
        }
        if (!hasType(value, facts.baseType(attribute.type()))) {
            add(Rule.WRONG_TYPE, path, "must be " + attribute.type() + ", is '" + value + "'");
            return;
        }
        if (value instanceof String text && !patterns.matches(attribute.type(), text)) {
            add(Rule.PATTERN, path, "does not look like " + attribute.type() + ": '" + text + "'");
        }
        if (attribute.isEnumerated() && !OWN_UIDS.contains(attribute.name())) {
            judgeEnumerated(value, attribute, path, holder);
        }
    }

    private void judgeObject(@Nullable Object value, String objectType, String path) {
        if (!(value instanceof Map<?, ?> fields)) {
            add(Rule.NO_OBJECT_VALUE, path, "must be an object (" + objectType + ")");
            return;
        }
        OcsfObject object = facts.object(objectType);
        // The object without attributes is the one that holds anything.
        if (!object.attributes().isEmpty()) {
            judge(fields, object, path + ".");
        }
    }

    private void judgeEnumerated(@Nullable Object value, OcsfAttribute attribute, String path, Map<?, ?> holder) {
        String caption = attribute.captions().get(String.valueOf(value));
        if (caption == null) {
            add(Rule.NOT_ENUMERATED, path, "'" + value + "' is not one of " + attribute.captions());
            return;
        }
        boolean isFree = value instanceof Integer number && (number == 0 || number == OTHER);
        if (!isFree
                && attribute.sibling() != null
                && holder.get(attribute.sibling()) instanceof String sibling
                && !sibling.equals(caption)) {
            add(Rule.CAPTION, path, "is " + caption + ", but " + attribute.sibling() + " says '" + sibling + "'");
        }
    }

    private static boolean hasType(@Nullable Object value, String baseType) {
        return switch (baseType) {
            case "string_t" -> value instanceof String;
            case "integer_t", "long_t" -> value != null && Whole.is(value);
            case "float_t" -> value instanceof Number;
            case "boolean_t" -> value instanceof Boolean;
            default -> true;
        };
    }

    private boolean isActive(OcsfAttribute attribute) {
        String profile = attribute.profile();
        return profile == null || profiles.contains(profile);
    }

    private void add(Rule rule, String path, String detail) {
        findings.add(new Finding(rule, path, detail));
    }
}
