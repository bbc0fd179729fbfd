// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Turns the right answer to a request into what a fault makes of it. */
final class FaultReplies {

    static final String LOGIN_PATH = "/login";

    private static final int BURST_PER_SECOND = 100;
    private static final int QUOTA_PER_HOUR = 65_000;

    private final Clock clock;

    FaultReplies(Clock clock) {
        this.clock = clock;
    }

    /** The right answer is only worked out for the kinds that build on it. */
    Reply of(Fault fault, Supplier<Reply> right) {
        Reply reply = switch (fault.kind()) {
            case THROTTLED -> throttled(fault);
            case GATEWAY_THROTTLED -> Reply.html(429, "429 Too Many Requests", "Too many requests.");
            case UNAVAILABLE ->
                retryAfter(fault, Reply.error(503, "The service is temporarily unavailable. Try again later."));
            case SERVER_ERROR -> Reply.error(500, "Internal server error.");
            case BAD_GATEWAY -> Reply.html(502, "502 Bad Gateway", "Bad gateway.");
            case UNAUTHORIZED -> CloudApi.unauthorized();
            case NO_PERMISSION -> CloudApi.noPermission();
            case FREE_PLAN -> CloudApi.freePlan();
            case LOGIN_PAGE -> loginPage();
            case LOGIN_REDIRECT -> Reply.html(302, "Moved", "").header("Location", LOGIN_PATH);
            case NOT_JSON -> Reply.json(200, "upstream connect error");
            case SLOW, REPEATING_PAGE -> right.get();
            case CUT_BEFORE_HEADERS -> right.get().on(Reply.Wire.CUT_BEFORE_HEADERS);
            case CUT_MID_BODY -> right.get().on(Reply.Wire.CUT_MID_BODY);
            case TRUNCATED_JSON -> right.get().halved();
        };
        return reply.after(fault.delay());
    }

    static Reply loginPage() {
        return Reply.html(200, "Log in to continue", "<form method=\"post\"><input name=\"username\"></form>");
    }

    private Reply throttled(Fault fault) {
        String reason = fault.reason();
        int limit = reason != null && reason.contains("quota") ? QUOTA_PER_HOUR : BURST_PER_SECOND;
        Integer seconds = fault.retryAfterSeconds();
        Instant reset =
                clock.instant().plusSeconds(seconds == null ? 0 : seconds).truncatedTo(ChronoUnit.SECONDS);
        Reply reply = retryAfter(
                        fault, Reply.errorWithStatus(429, "Rate limit exceeded for this request. Try again later."))
                .header("X-RateLimit-Limit", Integer.toString(limit))
                .header("X-RateLimit-Remaining", "0")
                .header("X-RateLimit-Reset", reset.toString())
                .header("X-RateLimit-NearLimit", "true");
        return reason == null ? reply : reply.header("RateLimit-Reason", reason);
    }

    private static Reply retryAfter(Fault fault, Reply reply) {
        Integer seconds = fault.retryAfterSeconds();
        return seconds == null ? reply : reply.header("Retry-After", seconds.toString());
    }
}
