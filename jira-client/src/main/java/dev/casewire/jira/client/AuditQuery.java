// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One page of the audit log, newest first.
 *
 * @param from rows created at or after; Jira answers nothing, not an error, unless it lies before {@code to}
 * @param to rows created at or before
 * @param offset newest rows to leave out
 * @param limit most rows wanted; Jira gives at most 1000
 */
public record AuditQuery(Instant from, Instant to, int offset, int limit) {
    // How Jira reads a time without zone is not established, so the zone is always sent.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public AuditQuery {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must lie before to: " + from + ", " + to);
        }
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException(
                    "offset must be 0 or more and limit 1 or more: " + offset + ", " + limit);
        }
    }

    /** The page behind so many rows of this one. */
    public AuditQuery behind(int rows) {
        return new AuditQuery(from, to, offset + rows, limit);
    }

    String pathAndQuery() {
        return "rest/api/3/auditing/record?offset=" + offset + "&limit=" + limit + "&from=" + text(from) + "&to="
                + text(to);
    }

    private static String text(Instant time) {
        return URLEncoder.encode(TIME.format(time), StandardCharsets.UTF_8);
    }
}
