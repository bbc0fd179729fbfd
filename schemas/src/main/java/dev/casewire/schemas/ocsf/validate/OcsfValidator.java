// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.validate;

import dev.casewire.schemas.ocsf.OcsfClass;
import dev.casewire.schemas.ocsf.OcsfFacts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges events of one OCSF version by the committed facts: classes, attributes, requirements, types, enumerations,
 * constraints and profiles. An event is JSON as plain Java: maps by name, lists, texts, numbers, booleans, null. Thread-safe.
 */
public final class OcsfValidator {
    private final OcsfFacts facts;
    private final TextPatterns patterns;

    private OcsfValidator(OcsfFacts facts) {
        this.facts = facts;
        this.patterns = new TextPatterns(facts);
    }

    /**
     * The validator of an OCSF version, such as 1.8.0.
     *
     * @throws IllegalArgumentException when Casewire does not carry the version
     */
    public static OcsfValidator ofVersion(String version) {
        return new OcsfValidator(OcsfFacts.of(version));
    }

    /** All that is wrong or odd, in the order of the event; empty where nothing is. */
    public List<Finding> validate(@Nullable Object event) {
        if (!(event instanceof Map<?, ?> fields)) {
            return List.of(new Finding(Finding.Rule.NO_OBJECT, "", "must be an object"));
        }
        Object classUid = fields.get("class_uid");
        if (!(classUid instanceof Integer uid) || !facts.hasClass(uid)) {
            return List.of(new Finding(Finding.Rule.UNKNOWN_CLASS, "class_uid", "no class has the uid " + classUid));
        }
        OcsfClass ocsfClass = facts.classOf(uid);
        List<Finding> findings = new ArrayList<>();
        new ObjectJudge(facts, patterns, profiles(fields), findings).judge(fields, ocsfClass, "");
        judgeUids(fields, ocsfClass, findings);
        return List.copyOf(findings);
    }

    /** The findings that make the event invalid. */
    public List<Finding> errors(@Nullable Object event) {
        return validate(event).stream().filter(Finding::isError).toList();
    }

    private static Set<String> profiles(Map<?, ?> event) {
        return event.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("profiles") instanceof Collection<?> profiles
                ? profiles.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private void judgeUids(Map<?, ?> event, OcsfClass ocsfClass, List<Finding> findings) {
        BigInteger activity = Whole.of(event.get("activity_id"));
        BigInteger type = Whole.of(event.get("type_uid"));
        if (activity != null && type != null) {
            BigInteger expected =
                    BigInteger.valueOf(ocsfClass.uid()).multiply(Whole.HUNDRED).add(activity);
            if (!type.equals(expected)) {
                findings.add(new Finding(Finding.Rule.TYPE_UID, "type_uid", "must be " + expected + ", is " + type));
            }
        }
        Object category = event.get("category_uid");
        if (category != null && !BigInteger.valueOf(ocsfClass.categoryUid()).equals(Whole.of(category))) {
            findings.add(new Finding(
                    Finding.Rule.CATEGORY_UID,
                    "category_uid",
                    "must be " + ocsfClass.categoryUid() + ", is " + category));
        }
        if (event.get("metadata") instanceof Map<?, ?> metadata
                && metadata.get("version") instanceof String version
                && !version.isEmpty()
                && !version.replaceFirst("^v+", "").equals(facts.version())) {
            findings.add(new Finding(
                    Finding.Rule.VERSION, "metadata.version", "is " + version + ", judged by " + facts.version()));
        }
    }
}
