// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import dev.casewire.jira.client.AuditPage;
import dev.casewire.jira.client.AuditQuery;
import dev.casewire.jira.source.record.AuditRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit log: whoever owns it asks for a {@link #request}, brings the page, and drains rows; a window's rows come
 * out, oldest first, when the whole window has been read. Never holds more than one window. Not thread-safe.
 */
public final class AuditReader {
    /** Characters of the ledger in a source offset: beyond them the worker's offset topic would suffer. */
    public static final int LONGEST_LEDGER = 256 * 1024;

    /** One row to emit, with the offset that lies behind it. */
    public record Row(AuditRecord record, AuditOffset offset) {}

    private final CursorLimits limits;
    private final AuditCursor cursor;
    private final Ledger ledger;
    private final Deque<WindowRow> waiting = new ArrayDeque<>();
    private int pageSize;
    private @Nullable WindowRead reading;
    private @Nullable WindowRead emitting;
    private @Nullable Instant newest;
    private long lateRows;

    /** @param longestLedger see {@link #LONGEST_LEDGER} */
    public AuditReader(AuditOffset start, CursorLimits limits, int longestLedger) {
        this.limits = limits;
        this.cursor = new AuditCursor(start, limits);
        this.ledger = new Ledger(start.seenRows(), start.forgottenBefore(), longestLedger);
        this.newest = start.newest();
        this.pageSize = limits.pageSize();
    }

    /** The page to ask for now, if one is due; the same again until a page came. */
    public Optional<AuditQuery> request(Instant now) {
        if (emitting != null) {
            return Optional.empty();
        }
        if (reading == null) {
            cursor.next(now, ledger.forgottenBefore())
                    .ifPresent(window -> reading = new WindowRead(window, limits, ledger));
        }
        return Optional.ofNullable(reading)
                .map(read -> new AuditQuery(read.window().from(), read.window().to(), read.offset(), pageSize));
    }

    /** When {@link #request} will have something; in the past where it has now. */
    public Instant due() {
        return reading != null ? Instant.MIN : cursor.due();
    }

    /**
     * Takes the page that was asked for.
     *
     * @throws WindowTooDense where the narrowest window holds more than the settings allow
     */
    public void accept(AuditPage<AuditRecord> page) {
        WindowRead read = underWay();
        long asked = page.limit() > 0 ? Math.min(page.limit(), pageSize) : pageSize;
        WindowRead.Step step = read.accept(page.rows(), page.rows().size() >= asked);
        if (step instanceof WindowRead.Step.TooLarge tooLarge) {
            reading = null;
            cursor.tooLarge(read.window(), tooLarge.excess());
        } else if (step instanceof WindowRead.Step.Complete) {
            reading = null;
            emitting = read;
            waiting.addAll(read.fresh());
            pageSize = Math.min(limits.pageSize(), pageSize * 2);
            finishWindow();
        }
    }

    /** The page was too long to be read: the next one is half as long. False where it was one row already. */
    public boolean shrinkPage() {
        underWay();
        if (pageSize == 1) {
            return false;
        }
        pageSize /= 2;
        return true;
    }

    /** True while rows wait to be drained. */
    public boolean hasRows() {
        return !waiting.isEmpty();
    }

    /** The next rows, oldest first: so many, or fewer where their texts are long, but one at least if there is one. */
    public List<Row> drain(int mostRows, long mostCharacters) {
        List<WindowRow> batch = new ArrayList<>();
        long characters = 0;
        while (!waiting.isEmpty() && batch.size() < mostRows && (batch.isEmpty() || characters < mostCharacters)) {
            batch.add(waiting.removeFirst());
            characters += batch.get(batch.size() - 1).record().source().json().length();
        }
        return batch.isEmpty() ? List.of() : emitted(batch);
    }

    /** The offset behind everything that was drained. */
    public AuditOffset offset() {
        return offset(ledger.text(), "", 0);
    }

    /** How far reading has come. */
    public ReadProgress progress() {
        return new ReadProgress(
                cursor.cursor() == null ? cursor.settled() : cursor.cursor(),
                cursor.bulkReadComplete(),
                newest,
                ledger.size(),
                Window.remembered(ledger.forgottenBefore(), cursor.settled()),
                lateRows);
    }

    private List<Row> emitted(List<WindowRow> batch) {
        String base = ledger.text();
        String ids = RowCodec.encode(batch.stream().map(WindowRow::seen).toList());
        boolean late = emitting != null && emitting.window().kind() == Window.Kind.HORIZON;
        List<Row> rows = new ArrayList<>(batch.size());
        for (WindowRow row : batch) {
            rows.add(new Row(row.record(), offset(base, ids, rows.size() + 1)));
        }
        batch.forEach(row -> ledger.add(row.seen()));
        lateRows += late ? batch.size() : 0;
        finishWindow();
        return rows;
    }

    private void finishWindow() {
        WindowRead read = emitting;
        if (read != null && waiting.isEmpty()) {
            emitting = null;
            Instant last = read.newest();
            newest = newest == null || (last != null && last.isAfter(newest)) ? last : newest;
            cursor.done(read.window(), read.rows(), read.newest());
            ledger.settle(Window.ledgerFrom(cursor.settled()));
        }
    }

    private AuditOffset offset(String base, String batch, int position) {
        return new AuditOffset(
                cursor.settled(),
                cursor.cursor(),
                newest,
                cursor.bulkReadComplete(),
                ledger.forgottenBefore(),
                base,
                batch,
                position);
    }

    private WindowRead underWay() {
        WindowRead read = reading;
        if (read == null) {
            throw new IllegalStateException("no page was asked for");
        }
        return read;
    }
}
