// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import org.apache.avro.util.Utf8;

/** Where each record has a value of its own between the bytes that all events of a stencil share. Immutable. */
sealed interface Gap {

    /**
     * Writes the value in Avro's binary form.
     *
     * @param scratch for texts whose length must be known first
     */
    void fill(Carried values, AvroBytes out, AvroBytes scratch);

    /** A carried text as it is. */
    record OfText(int position) implements Gap {
        @Override
        public void fill(Carried values, AvroBytes out, AvroBytes scratch) {
            values.writeText(position, out);
        }
    }

    /** A carried text that is at hand as bytes. */
    record OfBytes(int position) implements Gap {
        @Override
        public void fill(Carried values, AvroBytes out, AvroBytes scratch) {
            Utf8 bytes = values.bytes(position);
            out.writeBytes(bytes.getBytes(), 0, bytes.getByteLength());
        }
    }

    record OfNumber(int position) implements Gap {
        @Override
        public void fill(Carried values, AvroBytes out, AvroBytes scratch) {
            out.writeLong(values.number(position));
        }
    }

    /** A text of several parts. */
    record OfParts(PartedText text, boolean isJson) implements Gap {
        @Override
        public void fill(Carried values, AvroBytes out, AvroBytes scratch) {
            scratch.reset();
            if (isJson) {
                text.writeJson(values, scratch);
            } else {
                text.write(values, scratch);
            }
            out.writeLong(scratch.size());
            out.write(scratch);
        }
    }
}
