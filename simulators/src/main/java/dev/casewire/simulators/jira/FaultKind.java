// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can go wrong with one request. The name in requests and reports is lower case with hyphens. */
public enum FaultKind {
    /** 429 from Jira's own limiter: {@code Retry-After}, {@code X-RateLimit-*}, {@code RateLimit-Reason}. */
    THROTTLED,
    /** 429 from a gateway in front: none of those headers, and no JSON. */
    GATEWAY_THROTTLED,
    /** 503, with {@code Retry-After} if seconds are given. */
    UNAVAILABLE,
    /** 500. */
    SERVER_ERROR,
    /** 502 with an HTML body. */
    BAD_GATEWAY,
    /** 401, as if the token had been revoked. */
    UNAUTHORIZED,
    /** 403, as if the account were no administrator. */
    NO_PERMISSION,
    /** 403, as if every product of the site were on a Free plan. */
    FREE_PLAN,
    /** 200 with the HTML of a login page. */
    LOGIN_PAGE,
    /** 302 to a login page. */
    LOGIN_REDIRECT,
    /** 200 that claims to be JSON and is not. */
    NOT_JSON,
    /** The right answer, late. */
    SLOW,
    /** The connection closes before a byte of the answer. */
    CUT_BEFORE_HEADERS,
    /** The connection closes after half of the announced body. */
    CUT_MID_BODY,
    /** A complete HTTP answer whose JSON ends half-way. */
    TRUNCATED_JSON,
    /** The offset is ignored, so that paging never comes to an end. */
    REPEATING_PAGE;

    /** The name in requests and reports, such as {@code cut-mid-body}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FaultKind> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(", "));
    }
}
