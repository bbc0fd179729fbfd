// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes free-form values as JSON text: maps, collections, texts, numbers, booleans; nulls are left out. Stateless. */
public final class JsonText {
    private static final JsonStringEncoder TEXTS = JsonStringEncoder.getInstance();

    private JsonText() {}

    public static String of(Object value) {
        StringBuilder json = new StringBuilder(512);
        write(value, json);
        return json.toString();
    }

    private static void write(@Nullable Object value, StringBuilder json) {
        if (value instanceof String text) {
            writeText(text, json);
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            json.append(value);
        } else if (value instanceof JsonObjects objects) {
            objects.writeTo(json);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, json);
        } else if (value instanceof Collection<?> list) {
            char separator = '[';
            for (Object element : list) {
                json.append(separator);
                write(element, json);
                separator = ',';
            }
            json.append(list.isEmpty() ? "[]" : "]");
        } else {
            writeText(value.toString(), json);
        }
    }

    private static void writeMap(Map<?, ?> map, StringBuilder json) {
        json.append('{');
        boolean isFirst = true;
        for (var entry : map.entrySet()) {
            if (entry.getValue() != null) {
                if (!isFirst) {
                    json.append(',');
                }
                isFirst = false;
                writeText(String.valueOf(entry.getKey()), json);
                json.append(':');
                write(entry.getValue(), json);
            }
        }
        json.append('}');
    }

    static void writeText(String text, StringBuilder json) {
        json.append('"');
        if (needsEscapes(text)) {
            TEXTS.quoteAsString(text, json);
        } else {
            json.append(text);
        }
        json.append('"');
    }

    /** Most texts stand in JSON as they are. */
    private static boolean needsEscapes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return true;
            }
        }
        return false;
    }
}
