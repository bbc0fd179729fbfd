// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import dev.casewire.jira.client.CallResult.Hitch;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Jira Cloud's REST API with an e-mail and API token. Every call ends in a {@link CallResult}, never in an
 * exception; the future may be cancelled, which drops the connection. Nothing is retried here and no redirect is
 * followed. Thread-safe.
 */
public final class JiraClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JiraClient.class);

    private final JiraSite site;
    private final JiraCredentials credentials;
    private final JiraClientSettings settings;
    private final Clock clock;
    private final ExecutorService threads;
    private final HttpClient http;

    /** @param clock tells when a page arrived and how far away the date of a {@code Retry-After} is */
    public JiraClient(JiraSite site, JiraCredentials credentials, JiraClientSettings settings, Clock clock) {
        this.site = site;
        this.credentials = credentials;
        this.settings = settings;
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "casewire-jira-" + site.name());
            thread.setDaemon(true);
            return thread;
        });
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(threads)
                .build();
    }

    /** Reads one page of the audit log; needs the global permission Administer Jira. */
    public <R> CompletableFuture<CallResult<AuditPage<R>>> auditPage(AuditQuery query, RowReader<R> rows) {
        return get(query.pathAndQuery(), true, new AuditPageReader<>(rows));
    }

    /** Asks who answers at the base URL, without sending credentials there. */
    public CompletableFuture<CallResult<ServerInfo>> serverInfo() {
        return get("rest/api/3/serverInfo", false, (body, arrivedAt) -> ServerInfo.read(body));
    }

    // The futures that whenComplete returns carry nothing that the result does not carry.
    @SuppressWarnings("FutureReturnValueIgnored")
    private <T> CompletableFuture<CallResult<T>> get(String path, boolean signed, Answer.BodyReader<T> reader) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path))
                .timeout(settings.requestTimeout())
                .header("Accept", "application/json");
        if (signed) {
            request.header("Authorization", credentials.authorizationHeader());
        }
        log.debug("Asking Jira path={}", path);
        CompletableFuture<CallResult<T>> result = new CompletableFuture<>();
        Call<T> call = new Call<>(() -> answer(request.build()).judge(reader, clock), result);
        // The request's own timeout ends with the headers; this one also ends a body that trickles.
        result.completeOnTimeout(late(), settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
        result.whenComplete((value, failure) -> call.cancel(true));
        try {
            threads.execute(call);
        } catch (RejectedExecutionException closed) {
            result.cancel(true);
        }
        return result;
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, info -> new CappedBody(settings.bodyLimitBytes()));
        return new Answer(response.statusCode(), response.headers(), response.body(), credentials);
    }

    /**
     * Sends and waits for the answer on one thread. An asynchronous request gives its answer to the common pool first, which on two
     * processors starts a thread for each, and from there to us; where processors are taken, each hand-over waits for one. Cancelling drops
     * the connection.
     */
    private final class Call<T> extends FutureTask<CallResult<T>> {
        private final CompletableFuture<CallResult<T>> result;

        Call(Callable<CallResult<T>> work, CompletableFuture<CallResult<T>> result) {
            super(work);
            this.result = result;
        }

        @Override
        protected void done() {
            try {
                result.complete(get());
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                settle(result, cause == null ? e : cause);
            } catch (CancellationException e) {
                result.cancel(true);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody waits for what is done", e);
            }
        }
    }

    private <T> CallResult<T> late() {
        return new CallResult.Transient<>(
                Hitch.TIMEOUT,
                "no complete answer within " + settings.requestTimeout().toMillis() + " ms");
    }

    /** Failures of the network become values; anything else is a bug and stays an exception of the future. */
    private <T> void settle(CompletableFuture<CallResult<T>> result, Throwable failure) {
        // What failed within the client is sent on in an exception of the same kind, if not of the same class.
        Throwable within = failure instanceof IOException ? failure.getCause() : null;
        Throwable cause = within == null ? failure : within;
        if (hasCause(cause, CappedBody.BodyTooLarge.class)) {
            result.complete(new CallResult.TooLarge<>(settings.bodyLimitBytes()));
        } else if (cause instanceof IOException) {
            result.complete(new CallResult.Transient<>(hitch(cause), reason(cause)));
        } else if (cause instanceof InterruptedException) {
            result.cancel(true);
        } else {
            result.completeExceptionally(cause);
        }
    }

    private static Hitch hitch(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || cause instanceof SSLException
                || hasCause(cause, UnresolvedAddressException.class)
                || hasCause(cause, UnknownHostException.class)) {
            return Hitch.NO_CONNECTION;
        }
        return cause instanceof HttpTimeoutException ? Hitch.TIMEOUT : Hitch.BROKEN_OFF;
    }

    private String reason(Throwable cause) {
        String where = site.name();
        if (hasCause(cause, UnresolvedAddressException.class) || hasCause(cause, UnknownHostException.class)) {
            return "the host " + where + " is unknown";
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection to " + where + " within "
                    + settings.connectTimeout().toMillis() + " ms";
        }
        String message = cause.getMessage();
        if (cause instanceof ConnectException && message == null) {
            return "the connection to " + where + " was refused";
        }
        String what = cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return SafeText.of(credentials.removedFrom(what)) + " (" + where + ")";
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "JiraClient[" + site.base() + "]";
    }

    /** Ends the threads; calls under way, and any made later, are cancelled. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
