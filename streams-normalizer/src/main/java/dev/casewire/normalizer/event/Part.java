// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import java.nio.charset.StandardCharsets;

/** A part of a text. Immutable. */
sealed interface Part {

    /** Writes the part's UTF-8 as it is. */
    void write(Carried values, AvroBytes out);

    /** Writes the part's UTF-8 as it stands between the quotes of a JSON text. */
    void writeQuoted(Carried values, AvroBytes out);

    /** The same for every record; within a JSON text, quoted already. */
    final class Literal implements Part {
        private final byte[] bytes;

        Literal(String text) {
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
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
            writeTo(out);
        }
    }

    /** A text of the record. */
    record OfText(int position) implements Part {
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
        public void write(Carried values, AvroBytes out) {
            out.writeAscii(Long.toString(values.number(position)));
        }

        @Override
        public void writeQuoted(Carried values, AvroBytes out) {
            write(values, out);
        }
    }
}
