// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import org.jspecify.annotations.Nullable;

/** A JSON list of objects with texts, told when it is written, without maps in between. */
public interface JsonObjects {

    /** Tells all objects, the same each time. */
    void tell(Writer to);

    /** Writes the objects as they are told. Not thread-safe. */
    final class Writer {
        private final AvroBytes json;
        private boolean isFirstObject = true;
        private boolean isFirstMember = true;

        private Writer(AvroBytes json) {
            this.json = json;
        }

        static void write(JsonObjects objects, AvroBytes json) {
            json.writeByte('[');
            Writer writer = new Writer(json);
            objects.tell(writer);
            if (!writer.isFirstObject) {
                json.writeByte('}');
            }
            json.writeByte(']');
        }

        /** Begins an object; the one before it ends. */
        public Writer next() {
            if (!isFirstObject) {
                json.writeByte('}');
                json.writeByte(',');
            }
            json.writeByte('{');
            isFirstObject = false;
            isFirstMember = true;
            return this;
        }

        /** Adds to the object; null adds nothing. */
        public Writer put(String name, @Nullable String value) {
            if (value != null) {
                if (!isFirstMember) {
                    json.writeByte(',');
                }
                isFirstMember = false;
                JsonText.writeText(name, json);
                json.writeByte(':');
                JsonText.writeText(value, json);
            }
            return this;
        }
    }
}
