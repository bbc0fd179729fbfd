// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.client.AuditPage;
import dev.casewire.jira.client.AuditQuery;
import dev.casewire.jira.client.CallResult;
import dev.casewire.jira.client.JiraClient;
import dev.casewire.jira.source.record.AuditRecord;
import dev.casewire.jira.source.record.AuditTyping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The call to Jira that is under way, waited for in slices, and the one behind it. Rows are typed as they arrive, not when the answer is
 * taken. Only an empty page ends a window, so a page that has rows is nearly always followed by a request for the one behind it:
 * that one is asked for while the rows are typed, and becomes the call that is under way when its forerunner's answer is taken. Jira is
 * asked for one page at a time, and two answers at most wait here. {@link #cancel} may come from any thread.
 */
final class PageCall {
    private final JiraClient client;
    private final AuditTyping typing;
    private final Clock clock;
    private final SourceCounters counters;
    private volatile @Nullable AskedPage call;

    /** What Jira said to what, and when: it may have waited since to be taken. */
    record Answer(AuditQuery query, CallResult<AuditPage<AuditRecord>> result, Instant at) {}

    PageCall(JiraClient client, AuditTyping typing, Clock clock, SourceCounters counters) {
        this.client = client;
        this.typing = typing;
        this.clock = clock;
        this.counters = counters;
    }

    boolean isUnderWay() {
        return call != null;
    }

    boolean isFor(AuditQuery wanted) {
        AskedPage running = call;
        return running != null && running.query().equals(wanted);
    }

    void start(AuditQuery query) {
        AskedPage asked = new AskedPage(client, typing, clock, counters, query);
        call = asked;
        asked.lead();
    }

    /** The answer, if it comes within the time; the call behind it is then under way, or none is. */
    Optional<Answer> await(Duration longest) throws InterruptedException {
        AskedPage running = call;
        if (running == null) {
            return Optional.empty();
        }
        try {
            Answer came = running.answer().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            call = running.over(came.result() instanceof CallResult.Ok<AuditPage<AuditRecord>>);
            return Optional.of(came);
        } catch (TimeoutException stillRunning) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException) {
                call = null;
                return Optional.empty();
            }
            throw new ConnectException("A call to Jira failed in an unforeseen way.", e.getCause());
        }
    }

    /** Cancels, and forgets the call. */
    void drop() {
        cancel();
        call = null;
    }

    void cancel() {
        AskedPage running = call;
        if (running != null) {
            running.cancel();
        }
    }
}
