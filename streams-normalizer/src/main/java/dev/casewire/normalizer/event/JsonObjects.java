// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import org.jspecify.annotations.Nullable;

/** A JSON list of objects with texts, written as they are told, without maps in between. Not thread-safe. */
public final class JsonObjects {
    private final StringBuilder json = new StringBuilder(256).append('[');
    private boolean isFirst = true;

    /** Begins an object; the one before it ends. */
    public JsonObjects next() {
        json.append(json.length() == 1 ? "{" : "},{");
        isFirst = true;
        return this;
    }

    /** Adds to the object; null adds nothing. */
    public JsonObjects put(String name, @Nullable String value) {
        if (value != null) {
            if (!isFirst) {
                json.append(',');
            }
            isFirst = false;
            json.append('"').append(name).append("\":");
            JsonText.writeText(value, json);
        }
        return this;
    }

    void writeTo(StringBuilder out) {
        out.append(json).append(json.length() == 1 ? "]" : "}]");
    }
}
