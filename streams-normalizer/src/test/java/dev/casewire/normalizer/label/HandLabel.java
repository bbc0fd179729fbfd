// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.label;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One row of the hand labels: what a careful reader would make of a kind of record. */
record HandLabel(
        String category,
        String action,
        String key,
        String shape,
        String evidence,
        String when,
        int classUid,
        int activityId,
        String actor,
        String target,
        String privileges,
        int severity) {
    private static final Path FILE = Path.of("src/test/labels/hand-labels.tsv");

    static List<HandLabel> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HandLabel of(String[] cells) {
        return new HandLabel(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                Integer.parseInt(cells[6]),
                Integer.parseInt(cells[8]),
                cells[10],
                cells[11],
                cells[12],
                Integer.parseInt(cells[13]));
    }

    /** Whether no record that was seen says who acted. */
    boolean isActorAbsent() {
        return actor.contains("absent in every record seen");
    }

    /** Whether somebody who is not logged in counts as nobody. */
    boolean isAnonymousNobody() {
        return actor.contains("when not Anonymous");
    }

    boolean isDataCenter() {
        return shape.equals("dc");
    }
}
