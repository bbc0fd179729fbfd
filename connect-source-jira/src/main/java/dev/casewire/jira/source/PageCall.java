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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The one call to Jira that may be under way, waited for in slices. Rows are typed as they arrive, not when the answer is taken. {@link #cancel}
 * may come from any thread.
 */
final class PageCall {
    private final JiraClient client;
    private final AuditTyping typing;
    private final Clock clock;
    private volatile @Nullable CompletableFuture<CallResult<AuditPage<AuditRecord>>> call;
    private @Nullable CompletableFuture<Answer> answer;
    private @Nullable AuditQuery query;

    /** What Jira said to what, and when: it may have waited since to be taken. */
    record Answer(AuditQuery query, CallResult<AuditPage<AuditRecord>> result, Instant at) {}

    PageCall(JiraClient client, AuditTyping typing, Clock clock) {
        this.client = client;
        this.typing = typing;
        this.clock = clock;
    }

    boolean isUnderWay() {
        return call != null;
    }

    boolean isFor(AuditQuery wanted) {
        return wanted.equals(query);
    }

    void start(AuditQuery query) {
        CompletableFuture<CallResult<AuditPage<AuditRecord>>> asked = client.auditPage(query, typing::type);
        call = asked;
        this.query = query;
        answer = asked.thenApply(result -> new Answer(query, result, arrival(result)));
    }

    private Instant arrival(CallResult<AuditPage<AuditRecord>> result) {
        return result instanceof CallResult.Ok<AuditPage<AuditRecord>> ok
                ? ok.value().arrivedAt()
                : clock.instant();
    }

    /** The answer, if it comes within the time; afterwards no call is under way. */
    Optional<Answer> await(Duration longest) throws InterruptedException {
        CompletableFuture<Answer> running = answer;
        if (running == null) {
            return Optional.empty();
        }
        try {
            Answer came = running.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            over();
            return Optional.of(came);
        } catch (TimeoutException stillRunning) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException) {
                over();
                return Optional.empty();
            }
            throw new ConnectException("A call to Jira failed in an unforeseen way.", e.getCause());
        }
    }

    private void over() {
        call = null;
        answer = null;
        query = null;
    }

    /** Cancels, and forgets the call. */
    void drop() {
        cancel();
        over();
    }

    void cancel() {
        CompletableFuture<CallResult<AuditPage<AuditRecord>>> running = call;
        if (running != null) {
            running.cancel(true);
        }
    }
}
