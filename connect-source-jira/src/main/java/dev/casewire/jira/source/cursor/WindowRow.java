// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import dev.casewire.jira.source.record.AuditRecord;

/** A new row of a window, waiting to be emitted. */
record WindowRow(SeenRow seen, AuditRecord record) implements Comparable<WindowRow> {
    @Override
    public int compareTo(WindowRow other) {
        return seen.compareTo(other.seen);
    }
}
