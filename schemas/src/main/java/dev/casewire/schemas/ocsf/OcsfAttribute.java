// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a class or an object. Immutable.
 *
 * @param name name in an event
 * @param caption name for people
 * @param type OCSF type, such as {@code string_t}; {@code object_t} for an object
 * @param objectType name of the object where the type is {@code object_t}, else null
 * @param requirement how much OCSF wants it
 * @param isArray whether the value is a list of the type
 * @param captions captions by value where the values are an enumeration, else empty; integers are written in decimal.
 *     Left out for {@code type_uid}, see {@link OcsfClass#typeName}
 * @param sibling name of the attribute that carries the caption of an enumerated value, else null
 * @param profile profile that {@code metadata.profiles} must name for the attribute to be legal, else null
 * @param deprecatedSince OCSF version, else null
 */
public record OcsfAttribute(
        String name,
        String caption,
        String type,
        @Nullable String objectType,
        OcsfRequirement requirement,
        boolean isArray,
        Map<String, String> captions,
        @Nullable String sibling,
        @Nullable String profile,
        @Nullable String deprecatedSince) {

    public OcsfAttribute {
        captions = Map.copyOf(captions);
    }

    /** Whether the value is an object with attributes of its own; free-form objects included. */
    public boolean isObject() {
        return objectType != null;
    }

    /** Whether the values are an enumeration. */
    public boolean isEnumerated() {
        return !captions.isEmpty();
    }

    /** The caption of an enumerated value; empty where the value is not in the enumeration. */
    public Optional<String> caption(long value) {
        return Optional.ofNullable(captions.get(Long.toString(value)));
    }
}
