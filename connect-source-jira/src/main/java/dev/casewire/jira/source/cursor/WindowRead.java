// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import dev.casewire.jira.source.record.AuditTyping.RowIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one window page by page. Only an empty page ends it: the server's total is known to be wrong, and a short page
 * proves nothing. New rows that come in front while paging push others back, which shows as rows seen before and hides
 * none. Should pages past the last row repeat rows, as from a server that clamps the offset, the window is read over
 * until one whole pass brings nothing new. Not thread-safe.
 */
final class WindowRead {
    /** Why a window is too large. */
    enum Excess {
        PAGES("pages of audit records", "audit.window.pages.max"),
        BYTES("characters of audit records", "audit.window.bytes.max");

        private final String what;
        private final String setting;

        Excess(String what, String setting) {
            this.what = what;
            this.setting = setting;
        }

        String sentence(Window window) {
            return "There are more " + what + " from " + window.from() + " to " + window.to() + " than '" + setting
                    + "' allows, and the window cannot be narrower. Raise '" + setting + "'.";
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

    Step accept(List<RowIdentity> rows, List<String> texts, Instant fetchedAt) {
        if (rows.isEmpty()) {
            return new Step.Complete();
        }
        boolean news = false;
        for (int index = 0; index < rows.size(); index++) {
            news |= take(rows.get(index), texts.get(index), fetchedAt);
        }
        passBroughtRows |= news;
        if (++pages > limits.pagesMax()) {
            return new Step.TooLarge(Excess.PAGES);
        }
        if (bytes > limits.bytesMax()) {
            return new Step.TooLarge(Excess.BYTES);
        }
        if (!news && offset >= ids.size()) {
            return startOver();
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

    private Step startOver() {
        if (!passBroughtRows) {
            return new Step.Complete();
        }
        passBroughtRows = false;
        offset = 0;
        return new Step.NextPage();
    }

    private boolean take(RowIdentity row, String text, Instant fetchedAt) {
        if (!ids.add(row.id())) {
            return false;
        }
        Instant created = row.created();
        boolean credible = created != null && !created.isAfter(window.latest());
        if (created != null && credible && (newest == null || created.isAfter(newest))) {
            newest = created;
        }
        boolean earlier = created != null && created.isBefore(window.earliest());
        if (!earlier && !ledger.contains(row.id())) {
            Instant at = created != null && credible ? created : window.latest();
            fresh.add(new WindowRow(new SeenRow(row.id(), at.toEpochMilli()), text, fetchedAt));
            bytes += text.length();
        }
        return true;
    }
}
