// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.util.Comparator;

/**
 * A row that has been or is about to be emitted.
 *
 * @param createdMillis when it was created, or the end of the window that brought it where that is not told
 */
record SeenRow(String id, long createdMillis) implements Comparable<SeenRow> {
    /** Whole numbers as Jira writes them come before other ids, in the order of their value. */
    private static final Comparator<SeenRow> ORDER = Comparator.comparingLong(SeenRow::createdMillis)
            .thenComparing(row -> RowCodec.isNumber(row.id) ? 0 : 1)
            .thenComparingLong(row -> RowCodec.isNumber(row.id) ? Long.parseLong(row.id) : 0)
            .thenComparing(SeenRow::id);

    @Override
    public int compareTo(SeenRow other) {
        return ORDER.compare(this, other);
    }
}
