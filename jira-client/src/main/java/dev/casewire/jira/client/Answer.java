// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import dev.casewire.jira.client.CallResult.Hitch;
import dev.casewire.jira.client.CallResult.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Judges an HTTP answer. Pure but for the clock. */
final class Answer {

    /** Turns the body of a good answer into a value. */
    interface BodyReader<T> {
        /**
         * Reads a body that looks like JSON.
         *
         * @param arrivedAt when it was there as a whole
         * @throws IOException where it is no JSON
         * @throws UnexpectedShape where it is JSON, but not what the API promises
         */
        T read(byte[] body, Instant arrivedAt) throws IOException, UnexpectedShape;
    }

    /** The body is JSON of another shape than the API promises. */
    static final class UnexpectedShape extends Exception {
        UnexpectedShape(String message) {
            super(message);
        }
    }

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final JiraCredentials credentials;

    Answer(int status, HttpHeaders headers, byte[] body, JiraCredentials credentials) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.credentials = credentials;
    }

    <T> CallResult<T> judge(BodyReader<T> reader, Clock clock) {
        if (status == 429 || (status == 503 && headers.firstValue("Retry-After").isPresent())) {
            return new CallResult.Throttled<>(
                    RetryAfter.of(headers.firstValue("Retry-After"), headers.firstValue("X-RateLimit-Reset"), clock),
                    headers.firstValue("RateLimit-Reason").map(this::safe).orElse("status " + status));
        }
        if (status == 401 || status == 403) {
            return refused();
        }
        if (status >= 300 && status < 400) {
            return new CallResult.NotJson<>(status, "a redirect" + target());
        }
        if (status >= 500 || status == 408) {
            return new CallResult.Transient<>(Hitch.SERVER_ERROR, "status " + status + ": " + message());
        }
        if (status >= 400) {
            return new CallResult.Permanent<>(status, message());
        }
        return ErrorBody.isJson(body) ? read(reader, clock.instant()) : notJson();
    }

    private <T> CallResult<T> read(BodyReader<T> reader, Instant arrivedAt) {
        try {
            return new CallResult.Ok<>(reader.read(body, arrivedAt));
        } catch (IOException e) {
            return new CallResult.Transient<>(
                    Hitch.BROKEN_OFF, "the answer is broken JSON" + place(e) + ", " + body.length + " bytes long");
        } catch (UnexpectedShape e) {
            return new CallResult.Permanent<>(status, safe(String.valueOf(e.getMessage())));
        }
    }

    private static String place(IOException failure) {
        JsonLocation place = failure instanceof JacksonException known ? known.getLocation() : null;
        return place == null || place.getByteOffset() < 0 ? "" : " at byte " + place.getByteOffset();
    }

    private <T> CallResult<T> refused() {
        String message = message();
        if (status == 401) {
            return new CallResult.NotAuthorized<>(Refusal.UNAUTHENTICATED, status, message);
        }
        Optional<String> denied = headers.firstValue("X-Authentication-Denied-Reason");
        if (denied.filter(reason -> reason.startsWith("CAPTCHA")).isPresent()) {
            return new CallResult.NotAuthorized<>(Refusal.CAPTCHA, status, "too many failed logins, CAPTCHA required");
        }
        boolean free = message.toLowerCase(Locale.ROOT).contains("free plan");
        return new CallResult.NotAuthorized<>(free ? Refusal.FREE_PLAN : Refusal.FORBIDDEN, status, message);
    }

    private <T> CallResult<T> notJson() {
        String type = headers.firstValue("Content-Type").map(this::safe).orElse("no content type");
        String text = text();
        String page = ErrorBody.title(text)
                .map(title -> " titled \"" + safe(title) + "\"")
                .orElse("");
        String what = text.isBlank() ? "an empty body" : isLogin(text) ? "a login page" + page : "a page" + page;
        return new CallResult.NotJson<>(status, what + " (" + type + ")");
    }

    private static boolean isLogin(String text) {
        String beginning = text.substring(0, Math.min(text.length(), 20_000)).toLowerCase(Locale.ROOT);
        return beginning.contains("log in") || beginning.contains("login") || beginning.contains("sign in");
    }

    /** Scheme, host and path of a redirect; the query may hold a session. */
    private String target() {
        return headers.firstValue("Location")
                .map(location -> {
                    try {
                        URI uri = URI.create(location);
                        String host = uri.getHost() == null ? "" : uri.getScheme() + "://" + uri.getHost();
                        return " to " + safe(host + (uri.getPath() == null ? "" : uri.getPath()));
                    } catch (IllegalArgumentException e) {
                        return " to a malformed address";
                    }
                })
                .orElse(" without target");
    }

    private String message() {
        return safe(ErrorBody.message(text()));
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private String safe(String text) {
        return SafeText.of(credentials.removedFrom(text));
    }
}
