// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.casewire.registry.AvroBytes;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Writes free-form values as JSON text: maps, collections, texts, numbers, booleans; nulls are left out. Stateless. */
final class JsonText {
    private static final JsonStringEncoder TEXTS = JsonStringEncoder.getInstance();
    private static final ThreadLocal<AvroBytes> OUTPUTS = ThreadLocal.withInitial(AvroBytes::new);

    private JsonText() {}

    static Utf8 of(Object value) {
        AvroBytes json = OUTPUTS.get();
        json.reset();
        write(value, json);
        return new Utf8(json.toByteArray());
    }

    private static void write(@Nullable Object value, AvroBytes json) {
        if (value instanceof String text) {
            writeText(text, json);
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            json.writeUtf8(String.valueOf(value));
        } else if (value instanceof JsonObjects objects) {
            JsonObjects.Writer.write(objects, json);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, json);
        } else if (value instanceof FlatRecord record) {
            writeMap(record.members(), json);
        } else if (value instanceof Collection<?> list) {
            writeList(list, json);
        } else {
            writeText(value.toString(), json);
        }
    }

    private static void writeList(Collection<?> list, AvroBytes json) {
        json.writeByte('[');
        boolean isFirst = true;
        for (Object element : list) {
            if (!isFirst) {
                json.writeByte(',');
            }
            isFirst = false;
            write(element, json);
        }
        json.writeByte(']');
    }

    private static void writeMap(Map<?, ?> map, AvroBytes json) {
        json.writeByte('{');
        boolean isFirst = true;
        for (var entry : map.entrySet()) {
            if (entry.getValue() != null) {
                if (!isFirst) {
                    json.writeByte(',');
                }
                isFirst = false;
                writeText(String.valueOf(entry.getKey()), json);
                json.writeByte(':');
                write(entry.getValue(), json);
            }
        }
        json.writeByte('}');
    }

    static void writeText(String text, AvroBytes json) {
        json.writeByte('"');
        writeQuoted(text, json);
        json.writeByte('"');
    }

    /** Writes what stands between the quotes. */
    static void writeQuoted(String text, AvroBytes json) {
        if (isPlain(text)) {
            json.writeAscii(text);
        } else {
            StringBuilder quoted = new StringBuilder(text.length() + 16);
            TEXTS.quoteAsString(text, quoted);
            json.writeUtf8(quoted.toString());
        }
    }

    /** The same for a text in UTF-8. */
    static void writeQuoted(byte[] utf8, int from, int to, AvroBytes json) {
        if (isPlain(utf8, from, to)) {
            json.write(utf8, from, to - from);
        } else {
            writeQuoted(new String(utf8, from, to - from, StandardCharsets.UTF_8), json);
        }
    }

    private static boolean isPlain(byte[] utf8, int from, int to) {
        for (int at = from; at < to; at++) {
            byte c = utf8[at];
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Most texts stand in JSON as they are, a byte for each char. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
