// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.Nullability;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Writes an event in Avro's binary form, but for what its placeholders stand for. For one event. */
final class StencilCutter {
    private final Placeholders placeholders;
    private final AvroBytes bytes = new AvroBytes();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    StencilCutter(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    Stencil cut(GenericRecord event) {
        write(event.getSchema(), event);
        return new Stencil(event.getSchema(), bytes.toByteArray(), offsets, gaps);
    }

    private void write(Schema schema, @Nullable Object value) {
        Nullability known = Nullability.of(schema)
                .orElseThrow(() -> new IllegalArgumentException(schema + " is a union that is not of one and null"));
        if (known.nullBranch() != Nullability.NEVER) {
            bytes.writeLong(value == null ? known.nullBranch() : 1 - known.nullBranch());
        }
        if (value != null) {
            writePresent(known.present(), value);
        }
    }

    private void writePresent(Schema schema, Object value) {
        if (value instanceof GenericRecord record) {
            schema.getFields().forEach(field -> write(field.schema(), record.get(field.pos())));
        } else if (value instanceof List<?> list) {
            if (!list.isEmpty()) {
                bytes.writeLong(list.size());
                list.forEach(each -> write(schema.getElementType(), each));
            }
            bytes.writeLong(0);
        } else if (value instanceof CharSequence text) {
            writeText(PartedText.of(text.toString(), placeholders), text.toString(), LeafType.isJson(schema));
        } else if (value instanceof Boolean truth) {
            bytes.writeByte(truth ? 1 : 0);
        } else if (value instanceof Integer || value instanceof Long) {
            writeNumber(((Number) value).longValue());
        } else {
            throw new IllegalArgumentException(
                    "no event holds a " + value.getClass().getName());
        }
    }

    private void writeText(PartedText parted, String text, boolean isJson) {
        if (parted.isLiteral()) {
            bytes.writeText(text);
            return;
        }
        List<Part> parts = parted.parts();
        if (isJson || parts.stream().anyMatch(Part.OfNumber.class::isInstance)) {
            leave(new Gap.OfParts(parted, isJson));
        } else if (parts.size() == 1 && parts.get(0) instanceof Part.OfText whole) {
            leave(new Gap.OfText(whole.position()));
        } else {
            writeParts(parts);
        }
    }

    /** Literal parts are the same in all events. */
    private void writeParts(List<Part> parts) {
        int literalBytes = 0;
        List<Integer> positions = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                literalBytes += literal.size();
            } else {
                positions.add(position(part));
            }
        }
        leave(new Gap.OfLength(literalBytes, positions));
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                literal.writeTo(bytes);
            } else {
                leave(new Gap.OfBareText(position(part)));
            }
        }
    }

    private static int position(Part part) {
        if (part instanceof Part.OfText text) {
            return text.position();
        }
        throw new IllegalArgumentException(part + " is of a length that shows when it is written");
    }

    private void writeNumber(long number) {
        OptionalInt position = placeholders.number(number);
        if (position.isPresent()) {
            leave(new Gap.OfNumber(position.getAsInt()));
        } else {
            bytes.writeLong(number);
        }
    }

    private void leave(Gap gap) {
        offsets.add(bytes.size());
        gaps.add(gap);
    }
}
