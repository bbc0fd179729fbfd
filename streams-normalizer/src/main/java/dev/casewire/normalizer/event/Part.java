// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import java.nio.charset.StandardCharsets;

/** A part of a text. Immutable. */
sealed interface Part {

    /** Adds the part to a text. */
    void appendTo(StringBuilder text, Carried values);

    /** Writes the part's UTF-8 as it is. */
    void write(Carried values, AvroBytes out);

    /** Writes the part's UTF-8 as it stands between the quotes of a JSON text. */
    void writeQuoted(Carried values, AvroBytes out);

    /** The same for every record; within a JSON text, quoted already. */
    final class Literal implements Part {
        private final String text;
        private final byte[] bytes;

        Literal(String text) {
            this.text = text;
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void appendTo(StringBuilder to, Carried values) {
            to.append(text);
        }

        @Override
        public void write(Carried values, AvroBytes out) {
            out.write(bytes, 0, bytes.length);
        }

        @Override
        public void writeQuoted(Carried values, AvroBytes out) {
            write(values, out);
        }
    }

    /** A text of the record. */
    record OfText(int position) implements Part {
        @Override
        public void appendTo(StringBuilder to, Carried values) {
            to.append(values.text(position));
        }

        @Override
        public void write(Carried values, AvroBytes out) {
            out.writeUtf8(values.text(position));
        }

        @Override
        public void writeQuoted(Carried values, AvroBytes out) {
            JsonText.writeQuoted(values.text(position), out);
        }
    }

    /** A number, as digits. */
    record OfNumber(int position) implements Part {
        @Override
        public void appendTo(StringBuilder to, Carried values) {
            to.append(values.number(position));
        }

        @Override
        public void write(Carried values, AvroBytes out) {
            out.writeUtf8(Long.toString(values.number(position)));
        }

        @Override
        public void writeQuoted(Carried values, AvroBytes out) {
            write(values, out);
        }
    }

    /** A text that is at hand as bytes. */
    record OfBytes(int position) implements Part {
        @Override
        public void appendTo(StringBuilder to, Carried values) {
            to.append(values.bytes(position));
        }

        @Override
        public void write(Carried values, AvroBytes out) {
            out.write(
                    values.bytes(position).getBytes(), 0, values.bytes(position).getByteLength());
        }

        @Override
        public void writeQuoted(Carried values, AvroBytes out) {
            JsonText.writeQuoted(values.bytes(position).toString(), out);
        }
    }
}
