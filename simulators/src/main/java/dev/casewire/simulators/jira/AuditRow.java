// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.util.Comparator;
import java.util.function.Supplier;

/**
 * One row of the audit log.
 *
 * @param createdMillis where the row stands in time: its {@code created}, or what {@link SourceRows} put in its place
 * @param id the row's number, or {@link #NO_ID}
 * @param visibleAtMillis from when the API shows the row
 * @param source gives the row's JSON; a row of a file gives the file's text unchanged, a generated one is written anew
 *     each time, so that a large history costs little memory
 */
record AuditRow(long createdMillis, long id, long visibleAtMillis, Supplier<String> source) {

    /** Sorts below every real id, so that newest first such a row comes last among those of its millisecond. */
    static final long NO_ID = Long.MIN_VALUE;

    static final Comparator<AuditRow> OLDEST_FIRST =
            Comparator.comparingLong(AuditRow::createdMillis).thenComparingLong(AuditRow::id);

    String json() {
        return source.get();
    }

    boolean isVisibleAt(long nowMillis) {
        return visibleAtMillis <= nowMillis;
    }
}
