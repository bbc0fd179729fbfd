// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of audit record that is known to exist or likely to, with the grade of the evidence: R seen in records, S in
 * published handler keys, P named by SIEM pipelines, U only likely.
 */
record AuditKind(String category, String action, String key, String grade) {
    private static final Path LABELS = Path.of("src/test/labels/hand-labels.tsv");

    /** Every kind of the hand labels, once. */
    static List<AuditKind> all() {
        try {
            Map<String, AuditKind> kinds = new LinkedHashMap<>();
            Files.readAllLines(LABELS).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> kinds.putIfAbsent(
                            cells[0] + "/" + cells[1], new AuditKind(cells[0], cells[1], cells[2], grade(cells[4]))));
            return List.copyOf(kinds.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** S? counts as U: the same family as a published key, but inferred. */
    private static String grade(String evidence) {
        return evidence.startsWith("S?") ? "U" : evidence.substring(0, 1);
    }
}
