// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import dev.casewire.jira.source.record.AuditRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one window page by page. Only an empty page ends it: the server's total is known to be wrong, and a short page
 * proves nothing. New rows that come in front while paging push others back, which shows as rows seen before and hides
 * none. Should the server repeat rows past the last one, the window is read over until one whole pass brings nothing new;
 * then it counts as read only if it is the end of the window that is repeated. Not thread-safe.
 */
final class WindowRead {
    /** Why a window is too large. */
    enum Excess {
        PAGES("there are more pages of audit records than 'audit.window.pages.max' allows. Raise it."),
        BYTES("there are more characters of audit records than 'audit.window.bytes.max' allows. Raise it."),
        REPEATS("Jira repeats the same audit records whatever offset is asked for. Report it to Atlassian.");

        private final String what;

        Excess(String what) {
            this.what = what;
        }

        String sentence(Window window) {
            return "From " + window.from() + " to " + window.to() + ", which is as narrow as a window can be, " + what;
        }
    }

    /** What to do after a page. */
    sealed interface Step {
        /** Ask for the page at {@link #offset()}. */
        record NextPage() implements Step {}

        /** All rows are there. */
        record Complete() implements Step {}

        /** The window holds more than allowed. */
        record TooLarge(Excess excess) implements Step {}
    }

    private final Window window;
    private final CursorLimits limits;
    private final Ledger ledger;
    private final Set<String> ids = new HashSet<>();
    private final List<WindowRow> fresh = new ArrayList<>();
    private int pages;
    private long bytes;
    private int offset;
    private boolean passBroughtRows;
    private @Nullable Instant newest;
    private @Nullable Instant oldest;
    private @Nullable String oldestId;

    WindowRead(Window window, CursorLimits limits, Ledger ledger) {
        this.window = window;
        this.limits = limits;
        this.ledger = ledger;
    }

    Window window() {
        return window;
    }

    /** Rows to leave out of the next page. */
    int offset() {
        return offset;
    }

    /** Distinct rows seen, those included that were emitted before. */
    int rows() {
        return ids.size();
    }

    /** Creation of the newest row with a credible time. */
    @Nullable
    Instant newest() {
        return newest;
    }

    /**
     * @param rows of the page
     * @param full true where the page has as many rows as were asked for
     */
    Step accept(List<AuditRecord> rows, boolean full) {
        if (rows.isEmpty()) {
            return new Step.Complete();
        }
        boolean news = false;
        for (AuditRecord row : rows) {
            news |= take(row);
        }
        passBroughtRows |= news;
        if (++pages > limits.pagesMax()) {
            return new Step.TooLarge(Excess.PAGES);
        }
        if (bytes > limits.bytesMax()) {
            return new Step.TooLarge(Excess.BYTES);
        }
        if (!news && offset >= ids.size()) {
            return startOver(rows, full);
        }
        offset += rows.size();
        return new Step.NextPage();
    }

    /** The new rows, oldest first. */
    List<WindowRow> fresh() {
        List<WindowRow> sorted = new ArrayList<>(fresh);
        sorted.sort(null);
        return sorted;
    }

    private Step startOver(List<AuditRecord> repeated, boolean full) {
        if (passBroughtRows) {
            passBroughtRows = false;
            offset = 0;
            return new Step.NextPage();
        }
        boolean end = repeated.stream().anyMatch(row -> row.identity().id().equals(oldestId));
        boolean more = full && ids.size() <= repeated.size();
        return end && !more ? new Step.Complete() : new Step.TooLarge(Excess.REPEATS);
    }

    private boolean take(AuditRecord row) {
        String id = row.identity().id();
        if (!ids.add(id)) {
            return false;
        }
        Instant created = row.time().created();
        boolean credible = created != null && !created.isAfter(window.latest());
        if (created != null && credible && (newest == null || created.isAfter(newest))) {
            newest = created;
        }
        if (created != null && (oldest == null || !created.isAfter(oldest))) {
            oldest = created;
            oldestId = id;
        }
        boolean earlier = created != null && created.isBefore(window.earliest());
        if (!earlier && !ledger.contains(id)) {
            Instant at = created != null && credible ? created : window.latest();
            fresh.add(new WindowRow(new SeenRow(id, at.toEpochMilli()), row));
            bytes += row.source().json().length();
        }
        return true;
    }
}
