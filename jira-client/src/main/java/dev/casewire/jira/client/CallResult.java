// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one call to Jira. Texts are fit for logs: trimmed, control characters escaped, credentials removed.
 *
 * @param <T> what a successful call brings
 */
public sealed interface CallResult<T> {

    /** The answer came and was understood. */
    record Ok<T>(T value) implements CallResult<T> {}

    /**
     * Jira asks to slow down: 429, or 503 with {@code Retry-After}.
     *
     * @param retryAfter least time to wait, empty where the server named none
     * @param reason the {@code RateLimit-Reason} header, or the status where there is none
     */
    record Throttled<T>(Optional<Duration> retryAfter, String reason) implements CallResult<T> {}

    /** Nothing is known to be wrong with the request; the same call may succeed later. */
    record Transient<T>(Hitch hitch, String cause) implements CallResult<T> {}

    /** The same call will fail again: a status of 400 to 499 outside the other outcomes, or an answer of another shape. */
    record Permanent<T>(int status, String message) implements CallResult<T> {}

    /** Jira knows who asks, or who does not, and refuses. */
    record NotAuthorized<T>(Refusal refusal, int status, String message) implements CallResult<T> {}

    /**
     * Something other than Jira's API answered: a login page, a redirect (never followed), a proxy.
     *
     * @param came what came instead
     */
    record NotJson<T>(int status, String came) implements CallResult<T> {}

    /** The answer was longer than this client takes; it was dropped unread. */
    record TooLarge<T>(long limitBytes) implements CallResult<T> {}

    /** Kinds of {@link Transient}. */
    enum Hitch {
        /** No connection: unknown host, refused, TLS failure. */
        NO_CONNECTION,
        /** The connection stood, the answer did not come in time. */
        TIMEOUT,
        /** The connection broke, or the body is not complete. */
        BROKEN_OFF,
        /** A status of 500 and above. */
        SERVER_ERROR
    }

    /** Kinds of {@link NotAuthorized}. */
    enum Refusal {
        /** 401: the e-mail and token are not accepted. */
        UNAUTHENTICATED,
        /** 403: the account lacks the permission. */
        FORBIDDEN,
        /** 403: the site has no paid Jira product, so it keeps no audit records for the API. */
        FREE_PLAN,
        /** 403: too many failed logins, a person must solve a CAPTCHA in the browser first. */
        CAPTCHA
    }
}
