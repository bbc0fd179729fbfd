// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.schemas.ocsf.OcsfSchemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;

/** What a leaf of an event holds. */
public enum LeafType {
    TEXT,
    INT,
    LONG,
    BOOLEAN,
    /** A list of texts. */
    TEXTS,
    /** Any value, as JSON text; while the event is made, values by name stand there as a map. */
    JSON;

    /** The type of a field's schema; empty where the field is no leaf. */
    static Optional<LeafType> of(Schema fieldSchema) {
        Schema value = valueOf(fieldSchema);
        return switch (value.getType()) {
            case STRING -> Optional.of(isJson(value) ? JSON : TEXT);
            case INT -> Optional.of(INT);
            case LONG -> Optional.of(LONG);
            case BOOLEAN -> Optional.of(BOOLEAN);
            case ARRAY ->
                valueOf(value.getElementType()).getType() == Schema.Type.STRING ? Optional.of(TEXTS) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The schema behind a union with null. */
    static Schema valueOf(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        for (Schema branch : schema.getTypes()) {
            if (branch.getType() != Schema.Type.NULL) {
                return branch;
            }
        }
        return schema;
    }

    static boolean isJson(Schema schema) {
        return OcsfSchemas.JSON_NAME.equals(schema.getProp("connect.name"));
    }

    /**
     * A value as the leaf stores it: text is read where a number or truth is wanted, a single text becomes a list, JSON is
     * written, values by name are kept as they are until the event is finished.
     *
     * @throws IllegalArgumentException when the value cannot be read as the type
     */
    public Object convert(Object value) {
        return switch (this) {
            case TEXT -> value instanceof CharSequence ? value : value.toString();
            case INT -> value instanceof Integer ? value : Integer.valueOf(value.toString());
            case LONG -> value instanceof Long ? value : Long.valueOf(value.toString());
            case BOOLEAN -> value instanceof Boolean ? value : truth(value.toString());
            case TEXTS -> value instanceof List ? value : List.of(value.toString());
            case JSON -> value instanceof Map ? value : JsonText.of(value);
        };
    }

    /**
     * A value that is written again and again: texts as the bytes that will be written.
     *
     * @throws IllegalArgumentException when the value cannot be read as the type
     */
    public Object constant(Object value) {
        if (this == TEXT) {
            return new Utf8(value.toString());
        }
        return this == TEXTS && value instanceof List<?> list
                ? list.stream().map(each -> new Utf8(each.toString())).toList()
                : convert(value);
    }

    /** Whether a text can be read as the type. */
    public boolean fits(String text) {
        try {
            convert(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, is '" + text + "'");
        };
    }
}
