// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.Backoff;
import dev.casewire.connect.ConfigProblem;
import dev.casewire.jira.client.CallResult;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows a call that brought nothing. Throttling and hitches are waited out for as long as they last, since
 * the log is still there afterwards. A refusal, a foreign page or a permanent error may be a short episode too (a login
 * page during maintenance), so it fails the task only after {@value #TOLERATED} of them in a row, about two minutes. Not
 * thread-safe.
 */
final class Setbacks {
    static final int TOLERATED = 8;

    private static final Logger log = LoggerFactory.getLogger(Setbacks.class);

    private final ConnectionSettings connection;
    private final Backoff backoff;
    private SourceStatus status = SourceStatus.READING;
    private @Nullable String problem;
    private Instant nextAttempt = Instant.MIN;
    private int inRow;
    private int refusals;

    Setbacks(ConnectionSettings connection, Backoff backoff) {
        this.connection = connection;
        this.backoff = backoff;
    }

    SourceStatus status() {
        return status;
    }

    /** Why reading does not fare well, without secrets; null while it does. */
    @Nullable
    String problem() {
        return problem;
    }

    /** No call is made before this. */
    Instant nextAttempt() {
        return nextAttempt;
    }

    void over() {
        if (status != SourceStatus.READING) {
            log.info("Jira answers again site={} attempts={}", connection.site().name(), inRow);
        }
        status = SourceStatus.READING;
        problem = null;
        inRow = 0;
        refusals = 0;
    }

    /** @throws ConnectException where there is no hope left */
    void after(CallResult<?> result, Instant now) {
        inRow++;
        if (result instanceof CallResult.Throttled<?> throttled) {
            Duration wait = throttled
                    .retryAfter()
                    .map(asked -> backoff.after(inRow, asked))
                    .orElseGet(() -> backoff.after(inRow));
            note(SourceStatus.THROTTLED, "Jira asks to slow down: " + throttled.reason(), wait, now);
        } else if (result instanceof CallResult.Transient<?> hitch) {
            note(SourceStatus.FAILING, hitch.cause(), backoff.after(inRow), now);
        } else {
            refused(sentence(result), now);
        }
    }

    private void refused(String sentence, Instant now) {
        if (++refusals >= TOLERATED) {
            throw new ConnectException(
                    sentence + " Gave up after " + refusals + " attempts; restart the task when it is" + " mended.");
        }
        note(SourceStatus.FAILING, sentence, backoff.after(inRow), now);
    }

    private String sentence(CallResult<?> result) {
        if (result instanceof CallResult.NotAuthorized<?> refused) {
            ConfigProblem cause = Refusals.problem(refused, connection);
            return cause.key() + ": " + cause.sentence();
        }
        if (result instanceof CallResult.NotJson<?> other) {
            return SourceKeys.URL + ": instead of the audit log came " + other.came() + ".";
        }
        if (result instanceof CallResult.Permanent<?> permanent) {
            return "Jira refuses the request (" + permanent.status() + ": " + permanent.message() + ").";
        }
        throw new IllegalStateException("no setback: " + result);
    }

    private void note(SourceStatus now, String why, Duration wait, Instant time) {
        if (status != now) {
            log.warn(
                    "Jira cannot be read site={} status={} delayMs={} problem={}",
                    connection.site().name(),
                    now.label(),
                    wait.toMillis(),
                    why);
        } else {
            log.debug("Jira still cannot be read attempt={} delayMs={} problem={}", inRow, wait.toMillis(), why);
        }
        status = now;
        problem = why;
        nextAttempt = time.plus(wait);
    }
}
