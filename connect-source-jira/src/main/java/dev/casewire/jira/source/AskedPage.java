// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.client.AuditPage;
import dev.casewire.jira.client.AuditQuery;
import dev.casewire.jira.client.CallResult;
import dev.casewire.jira.client.JiraClient;
import dev.casewire.jira.client.PageRow;
import dev.casewire.jira.client.RowReader;
import dev.casewire.jira.source.record.AuditRecord;
import dev.casewire.jira.source.record.AuditTyping;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A page that was asked for. The page behind it is asked for as soon as its rows are counted and it leads, which is when the answer to
 * the page before it has been taken; so at most one page is asked for ahead. Thread-safe.
 */
final class AskedPage implements RowReader<AuditRecord> {
    private final JiraClient client;
    private final AuditTyping typing;
    private final Clock clock;
    private final SourceCounters counters;
    private final AuditQuery query;
    private final CompletableFuture<CallResult<AuditPage<AuditRecord>>> asked;
    private final CompletableFuture<PageCall.Answer> answer;
    private int rows;
    private boolean leads;
    private boolean over;
    private @Nullable AskedPage behind;

    /** Asks at once. */
    AskedPage(JiraClient client, AuditTyping typing, Clock clock, SourceCounters counters, AuditQuery query) {
        this.client = client;
        this.typing = typing;
        this.clock = clock;
        this.counters = counters;
        this.query = query;
        counters.requests.incrementAndGet();
        // Last of all: from here on the client may count and read.
        this.asked = client.auditPage(query, this);
        this.answer = asked.thenApply(result -> new PageCall.Answer(query, result, arrival(result)));
    }

    private Instant arrival(CallResult<AuditPage<AuditRecord>> result) {
        return result instanceof CallResult.Ok<AuditPage<AuditRecord>> ok
                ? ok.value().arrivedAt()
                : clock.instant();
    }

    AuditQuery query() {
        return query;
    }

    CompletableFuture<PageCall.Answer> answer() {
        return answer;
    }

    @Override
    public AuditRecord read(PageRow row, Instant arrivedAt) throws IOException {
        return typing.type(row, arrivedAt);
    }

    @Override
    public synchronized void counted(int count) {
        rows = count;
        askBehind();
    }

    /** Nothing is before it any more. */
    synchronized void lead() {
        leads = true;
        askBehind();
    }

    private void askBehind() {
        if (leads && rows > 0 && !over && behind == null) {
            behind = new AskedPage(client, typing, clock, counters, query.behind(rows));
        }
    }

    /**
     * Its answer was taken.
     *
     * @param good whether it was a page
     * @return the page behind it, which now leads, where that was asked for
     */
    synchronized @Nullable AskedPage over(boolean good) {
        over = true;
        AskedPage next = behind;
        if (next == null) {
            return null;
        }
        if (!good) {
            next.cancel();
            return null;
        }
        next.lead();
        return next;
    }

    /** With the page behind it. */
    synchronized void cancel() {
        over = true;
        asked.cancel(true);
        if (behind != null) {
            behind.cancel();
        }
    }
}
