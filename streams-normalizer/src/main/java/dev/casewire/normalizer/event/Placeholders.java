// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What stands for carried values in an event that a stencil is cut of. Immutable. */
public final class Placeholders {
    private final List<Text> texts = new ArrayList<>();
    private final List<Long> numbers;

    /** A placeholder and what it stands for. */
    private record Text(String placeholder, Part part) {}

    /** A placeholder in a text. */
    record Found(int from, int to, Part part) {}

    /**
     * Placeholders, of which none begins with another.
     *
     * @param texts positions by placeholder
     * @param numbers by position; within a text they stand as digits
     */
    public Placeholders(Map<String, Integer> texts, List<Long> numbers) {
        texts.forEach((placeholder, position) -> this.texts.add(new Text(placeholder, new Part.OfText(position))));
        for (int i = 0; i < numbers.size(); i++) {
            this.texts.add(new Text(numbers.get(i).toString(), new Part.OfNumber(i)));
        }
        this.numbers = List.copyOf(numbers);
    }

    /** The first placeholder from a position of a text. */
    Optional<Found> find(String text, int from) {
        Found first = null;
        for (Text each : texts) {
            int at = text.indexOf(each.placeholder(), from);
            if (at >= 0 && (first == null || at < first.from())) {
                first = new Found(at, at + each.placeholder().length(), each.part());
            }
        }
        return Optional.ofNullable(first);
    }

    /** What a number stands for; empty where it stands for itself. */
    OptionalInt number(long value) {
        int position = numbers.indexOf(value);
        return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }
}
