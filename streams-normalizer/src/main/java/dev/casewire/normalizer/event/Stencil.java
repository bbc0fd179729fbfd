// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.EncodedRecord;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** The bytes that the events of all records of one form share, with gaps for what each record carries. Immutable. */
public final class Stencil {
    /** Where it is, and the reference to it. */
    private static final int BYTES_OF_PLACE = 2 * Integer.BYTES;

    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    private final Schema schema;
    private final byte[] bytes;
    private final int[] offsets;
    private final Gap[] gaps;

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
    }

    /**
     * Cuts the stencil out of an event.
     *
     * @param event of a record that has placeholders for all that it carries
     */
    public static Stencil of(GenericRecord event, Placeholders placeholders) {
        return new StencilCutter(placeholders).cut(event);
    }

    /** About how many bytes it takes in memory. */
    public int size() {
        int size = bytes.length;
        for (Gap gap : gaps) {
            size += BYTES_OF_PLACE + gap.size();
        }
        return size;
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
            gaps[i].fill(values, out, buffers.scratch);
        }
        out.write(bytes, at, bytes.length - at);
        return new EncodedRecord(schema, out);
    }
}
