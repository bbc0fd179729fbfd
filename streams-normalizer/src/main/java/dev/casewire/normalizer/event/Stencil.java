// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.EncodedRecord;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** The bytes that the events of all records of one form share, with gaps for what each record carries. Immutable. */
public final class Stencil {
    private static final int NO_TEXT = Integer.MIN_VALUE;
    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    private final Schema schema;
    private final byte[] bytes;
    private final int[] offsets;
    private final Gap[] gaps;

    /**
     * Of each gap, the position of the text that it is filled with, as most are; its complement where the length is not part of it.
     * {@link #NO_TEXT} of others.
     */
    private final int[] texts;

    private static final class Buffers {
        private final AvroBytes out = new AvroBytes();
        private final AvroBytes scratch = new AvroBytes();
    }

    /** @param offsets where in the bytes each gap is */
    Stencil(Schema schema, byte[] bytes, List<Integer> offsets, List<Gap> gaps) {
        this.schema = schema;
        this.bytes = bytes;
        this.offsets = offsets.stream().mapToInt(Integer::intValue).toArray();
        this.gaps = gaps.toArray(Gap[]::new);
        this.texts = gaps.stream().mapToInt(Stencil::text).toArray();
    }

    private static int text(Gap gap) {
        if (gap instanceof Gap.OfText text) {
            return text.position();
        }
        return gap instanceof Gap.OfBareText text ? ~text.position() : NO_TEXT;
    }

    /**
     * Cuts the stencil out of an event.
     *
     * @param event of a record that has placeholders for all that it carries
     */
    public static Stencil of(GenericRecord event, Placeholders placeholders) {
        return new StencilCutter(placeholders).cut(event);
    }

    /** How many bytes all events share. */
    public int size() {
        return bytes.length;
    }

    /** The event of a record. */
    public EncodedRecord fill(Carried values) {
        Buffers buffers = BUFFERS.get();
        AvroBytes out = buffers.out;
        out.reset();
        int at = 0;
        for (int i = 0; i < gaps.length; i++) {
            out.write(bytes, at, offsets[i] - at);
            at = offsets[i];
            int text = texts[i];
            if (text >= 0) {
                values.writeText(text, out);
            } else if (text == NO_TEXT) {
                gaps[i].fill(values, out, buffers.scratch);
            } else {
                values.writeBareText(~text, out);
            }
        }
        out.write(bytes, at, bytes.length - at);
        return new EncodedRecord(schema, out);
    }
}
