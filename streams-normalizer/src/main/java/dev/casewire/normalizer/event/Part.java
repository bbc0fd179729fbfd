// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import java.nio.charset.StandardCharsets;

/** A part of a text. Immutable. */
sealed interface Part {

    String text(Carried values);

    /** Writes the part's UTF-8 as it is. */
    default void write(Carried values, AvroBytes out) {
        out.writeUtf8(text(values));
    }

    /** Writes the part's UTF-8 as it stands between the quotes of a JSON text. */
    default void writeQuoted(Carried values, AvroBytes out) {
        JsonText.writeQuoted(text(values), out);
    }

    /** The same for every record; within a JSON text, quoted already. */
    final class Literal implements Part {
        private final String text;
        private final byte[] bytes;

        Literal(String text) {
            this.text = text;
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String text(Carried values) {
            return text;
        }

        /** How many bytes it takes. */
        int size() {
            return bytes.length;
        }

        void writeTo(AvroBytes out) {
            out.write(bytes, 0, bytes.length);
        }

        @Override
        public void write(Carried values, AvroBytes out) {
            writeTo(out);
        }

        @Override
        public void writeQuoted(Carried values, AvroBytes out) {
            write(values, out);
        }
    }

    /** A text of the record. */
    record OfText(int position) implements Part {
        @Override
        public String text(Carried values) {
            return values.text(position);
        }

        @Override
        public void write(Carried values, AvroBytes out) {
            values.writeBareText(position, out);
        }

        @Override
        public void writeQuoted(Carried values, AvroBytes out) {
            JsonText.writeQuoted(values.utf8(position), values.from(position), values.to(position), out);
        }
    }

    /** A number, as digits. */
    record OfNumber(int position) implements Part {
        @Override
        public String text(Carried values) {
            return Long.toString(values.number(position));
        }
    }
}
