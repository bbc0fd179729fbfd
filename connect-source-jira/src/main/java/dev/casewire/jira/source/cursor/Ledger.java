// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids of emitted rows that may be seen again. Its text is bounded: where it would grow past the bound, the oldest rows
 * are forgotten and {@link #forgottenBefore()} moves up; a row before that time can no longer be told from a new one.
 * Not thread-safe.
 */
final class Ledger {
    private final Map<String, Long> createdById = new HashMap<>();
    private final int longestText;
    private long forgottenBefore;

    /**
     * @param forgottenBefore epoch milliseconds, {@code Long.MIN_VALUE} where nothing was ever forgotten too early
     * @param longestText characters that {@link #text()} may have
     */
    Ledger(List<SeenRow> rows, long forgottenBefore, int longestText) {
        rows.forEach(this::add);
        this.forgottenBefore = forgottenBefore;
        this.longestText = longestText;
    }

    boolean contains(String id) {
        return createdById.containsKey(id);
    }

    void add(SeenRow row) {
        createdById.put(row.id(), row.createdMillis());
    }

    /** Drops rows that no window will ask for again. */
    void settle(Instant time) {
        long millis = time.toEpochMilli();
        createdById.values().removeIf(created -> created < millis);
    }

    int size() {
        return createdById.size();
    }

    /** Rows created before this epoch millisecond may have been forgotten while they could still be seen. */
    long forgottenBefore() {
        return forgottenBefore;
    }

    /** The rows as text, after forgetting as many of the oldest as the bound asks for. */
    String text() {
        List<SeenRow> rows = sorted();
        String text = RowCodec.encode(rows);
        while (text.length() > longestText) {
            // A tenth at a time: forgetting one by one would encode the whole ledger for each.
            int dropped = Math.max(1, rows.size() / 10);
            forgottenBefore = Math.max(forgottenBefore, rows.get(dropped - 1).createdMillis() + 1);
            rows.subList(0, dropped).forEach(row -> createdById.remove(row.id()));
            rows = new ArrayList<>(rows.subList(dropped, rows.size()));
            text = RowCodec.encode(rows);
        }
        return text;
    }

    private List<SeenRow> sorted() {
        List<SeenRow> rows = new ArrayList<>(createdById.size());
        createdById.forEach((id, created) -> rows.add(new SeenRow(id, created)));
        rows.sort(null);
        return rows;
    }
}
