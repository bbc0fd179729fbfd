// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.client.AuditPage;
import dev.casewire.jira.client.AuditQuery;
import dev.casewire.jira.client.CallResult;
import dev.casewire.jira.client.JiraClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** The one call to Jira that may be under way, waited for in slices. {@link #cancel} may come from any thread. */
final class PageCall {
    private final JiraClient client;
    private volatile @Nullable CompletableFuture<CallResult<AuditPage>> call;

    PageCall(JiraClient client) {
        this.client = client;
    }

    boolean isUnderWay() {
        return call != null;
    }

    void start(AuditQuery query) {
        call = client.auditPage(query);
    }

    /** The answer, if it comes within the time; afterwards no call is under way. */
    Optional<CallResult<AuditPage>> await(Duration longest) throws InterruptedException {
        CompletableFuture<CallResult<AuditPage>> running = call;
        if (running == null) {
            return Optional.empty();
        }
        try {
            CallResult<AuditPage> result = running.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            call = null;
            return Optional.of(result);
        } catch (TimeoutException stillRunning) {
            return Optional.empty();
        } catch (CancellationException cancelled) {
            call = null;
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new ConnectException("A call to Jira failed in an unforeseen way.", e.getCause());
        }
    }

    void cancel() {
        CompletableFuture<CallResult<AuditPage>> running = call;
        if (running != null) {
            running.cancel(true);
        }
    }
}
