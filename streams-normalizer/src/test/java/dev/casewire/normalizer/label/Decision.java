// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.label;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Why the rules keep to something else than a label; {@code *} stands for any action, shape or condition. */
record Decision(String action, String shape, String when, String column, String why) {
    private static final Path FILE = Path.of("src/test/labels/decisions.tsv");

    static List<Decision> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Decision(cells[0], cells[1], cells[2], cells[3], cells[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isFor(HandLabel label, Comparison.Column of) {
        return of.name().equalsIgnoreCase(column)
                && matches(action, label.action())
                && matches(shape, label.shape())
                && matches(when, label.when());
    }

    private static boolean matches(String pattern, String value) {
        return pattern.equals("*") || pattern.equals(value);
    }
}
