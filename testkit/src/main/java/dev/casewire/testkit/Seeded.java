// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Values for property tests, the same for the same seed on every machine. A failing test prints its seed (it is the
 * parameter of the test), and that seed alone brings the failure back. Not safe for use by several threads.
 */
public final class Seeded {

    /** Characters that have broken parsers: quotes, controls, a line separator, a lone combining mark, a surrogate pair. */
    private static final List<String> AWKWARD = List.of(
            "\"",
            "\\",
            "\n",
            "\r\n",
            "\t",
            "\u0000",
            "\u0007",
            "\u2028",
            "\u0301",
            "\u00e9",
            "\uD83D\uDE80",
            "<",
            "&",
            "%",
            "'",
            ",",
            "/",
            ":",
            " ",
            "{",
            "]");

    private final long seed;
    private final Random random;

    public Seeded(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** The seeds 0 to {@code count - 1}, for {@code @MethodSource}. */
    public static LongStream seeds(int count) {
        return LongStream.range(0, count);
    }

    public Random random() {
        return random;
    }

    /** A number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** True in {@code percent} of 100 cases. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    public <T> List<T> listOf(int low, int high, Supplier<T> element) {
        List<T> values = new ArrayList<>();
        for (int left = between(low, high); left > 0; left--) {
            values.add(element.get());
        }
        return values;
    }

    /** Lower-case letters and digits, at least one. */
    public String word(int maxLength) {
        StringBuilder text = new StringBuilder();
        for (int left = between(1, maxLength); left > 0; left--) {
            text.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36)));
        }
        return text.toString();
    }

    /** Words mixed with characters that parsers trip over; may be empty. */
    public String text(int maxPieces) {
        return String.join("", listOf(0, maxPieces, () -> chance(60) ? word(6) : oneOf(AWKWARD)));
    }

    /** A millisecond of the {@code span} after {@code start}, the end excluded. */
    public Instant instantWithin(Instant start, Duration span) {
        return start.plusMillis((long) (random.nextDouble() * span.toMillis()));
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
