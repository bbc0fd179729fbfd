// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.time.Duration;
import java.time.Instant;

/**
 * A closed stretch of the audit log that is read as a whole.
 *
 * @param start where the stretch begins; it is asked for a little earlier
 * @param to its end, never after the time of the request
 * @param requestedAt when it was planned
 */
record Window(Kind kind, Instant start, Instant to, Instant requestedAt) {
    /** Windows overlap so far, since how exact Jira's bounds are is not documented. */
    static final Duration OVERLAP = Duration.ofSeconds(1);

    /** Bounds may be cut to the minute by the server without harm. */
    static final Duration PRECISION = Duration.ofMinutes(1);

    /** What a window is read for. */
    enum Kind {
        /** The next stretch of a log that has not been read up to the present. */
        CATCH_UP,
        /** From the newest row to the present. */
        PRESENT,
        /** Part of the horizon, for rows that became visible late. */
        HORIZON
    }

    /** True where the ledger still knows every row that a window from this time on may bring again. */
    static boolean remembered(long forgottenBefore, Instant start) {
        return forgottenBefore <= ledgerFrom(start).toEpochMilli();
    }

    /** The earliest start of a window of which the ledger knows every row. */
    static Instant rememberedFrom(long forgottenBefore) {
        return Instant.ofEpochMilli(forgottenBefore).plus(OVERLAP).plus(PRECISION);
    }

    /** Rows created before this are not brought again by windows that start at the given time or later. */
    static Instant ledgerFrom(Instant start) {
        return start.minus(OVERLAP).minus(PRECISION);
    }

    Instant from() {
        return start.minus(OVERLAP);
    }

    Duration span() {
        return Duration.between(start, to);
    }

    /** Rows created before this belong to an earlier window, which has been read. */
    Instant earliest() {
        return ledgerFrom(start);
    }

    /** Rows created after this have a wrong clock, or none. */
    Instant latest() {
        return to.plus(PRECISION);
    }
}
