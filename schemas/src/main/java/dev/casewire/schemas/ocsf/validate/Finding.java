// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.validate;

/**
 * What is wrong with an event, or only odd. Immutable.
 *
 * @param rule the rule that is broken
 * @param path where, such as {@code actor.user.type_id} or {@code observables[2].name}; an object's path ends with a dot, the
 *     event's own is empty
 * @param detail what was found and what was expected
 */
public record Finding(Rule rule, String path, String detail) {

    /** What an event can be judged by. */
    public enum Rule {
        /** The event is no JSON object. */
        NO_OBJECT(true),
        /** OCSF has no class of this uid among the facts. */
        UNKNOWN_CLASS(true),
        /** A required attribute is absent. */
        MISSING(true),
        /** OCSF has no attribute of this name there. */
        UNKNOWN_ATTRIBUTE(true),
        /** The attribute belongs to a profile that {@code metadata.profiles} does not name. */
        PROFILE_NOT_NAMED(true),
        /** A list is wanted. */
        NO_ARRAY(true),
        /** An object is wanted. */
        NO_OBJECT_VALUE(true),
        /** The value has another type. */
        WRONG_TYPE(true),
        /** The value is not in the enumeration. */
        NOT_ENUMERATED(true),
        /** A constraint over several attributes does not hold. */
        CONSTRAINT(true),
        /** {@code type_uid} is not class and activity. */
        TYPE_UID(true),
        /** {@code category_uid} is that of another class. */
        CATEGORY_UID(true),
        /** The attribute is deprecated. */
        DEPRECATED(false),
        /** The text does not look like its type. */
        PATTERN(false),
        /** The caption beside a number is not the number's. */
        CAPTION(false),
        /** {@code metadata.version} is not the version judged by. */
        VERSION(false);

        private final boolean isError;

        Rule(boolean isError) {
            this.isError = isError;
        }
    }

    /** Whether the event is invalid for it; else it is a warning. */
    public boolean isError() {
        return rule.isError;
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "event" : path) + ": " + detail;
    }
}
