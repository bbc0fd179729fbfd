// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.AvroBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text of literal and carried parts. Immutable. */
public final class PartedText {
    private static final ThreadLocal<AvroBytes> BUFFERS = ThreadLocal.withInitial(AvroBytes::new);

    private final Part[] parts;

    private PartedText(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
    }

    /** Takes a text apart at its placeholders. */
    public static PartedText of(String text, Placeholders placeholders) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        Optional<Placeholders.Found> next = placeholders.find(text, at);
        while (next.isPresent()) {
            Placeholders.Found found = next.get();
            if (found.from() > at) {
                parts.add(new Part.Literal(text.substring(at, found.from())));
            }
            parts.add(found.part());
            at = found.to();
            next = placeholders.find(text, at);
        }
        if (at < text.length()) {
            parts.add(new Part.Literal(text.substring(at)));
        }
        return new PartedText(parts);
    }

    /** Whether it is the same for every record. */
    boolean isLiteral() {
        return parts.length == 0 || (parts.length == 1 && parts[0] instanceof Part.Literal);
    }

    /** About how many bytes it takes in memory. */
    int size() {
        int size = Gap.SMALL;
        for (Part part : parts) {
            size += Gap.SMALL + (part instanceof Part.Literal literal ? literal.size() : 0);
        }
        return size;
    }

    List<Part> parts() {
        return List.of(parts);
    }

    /** The text of one record. */
    public String text(Carried values) {
        AvroBytes utf8 = BUFFERS.get();
        utf8.reset();
        write(values, utf8);
        return utf8.toText();
    }

    /** Writes the text's UTF-8, without its length. */
    void write(Carried values, AvroBytes out) {
        for (Part part : parts) {
            part.write(values, out);
        }
    }

    /** Writes the UTF-8 of JSON whose carried parts stand within its texts, without its length. */
    void writeJson(Carried values, AvroBytes out) {
        for (Part part : parts) {
            part.writeQuoted(values, out);
        }
    }
}
