// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * Where a first start begins.
 *
 * @param at a fixed instant, or null
 * @param back how far before the first start, or null
 */
record AuditStart(@Nullable Instant at, @Nullable TemporalAmount back) {
    private static final Period LONGEST_BACK = Period.ofYears(100);

    /** @throws DateTimeException where the text is neither {@code now}, nor an instant, nor a duration of ISO 8601 */
    static AuditStart of(String text) {
        String word = text.strip();
        if (word.equals("now")) {
            return new AuditStart(null, Duration.ZERO);
        }
        if (!word.startsWith("P")) {
            return new AuditStart(Instant.parse(word), null);
        }
        AuditStart start = new AuditStart(null, word.contains("T") ? Duration.parse(word) : Period.parse(word));
        try {
            if (start.resolve(Instant.EPOCH).isAfter(Instant.EPOCH)) {
                throw new DateTimeException("a duration back cannot be negative: " + word);
            }
        } catch (ArithmeticException e) {
            throw new DateTimeException("a duration beyond the range of time: " + word, e);
        }
        return start;
    }

    /** Whether it lies before 1970 or more than 100 years back, where no Jira has records and some arithmetic of times ends. */
    boolean isBeforeAnyLog() {
        return at != null
                ? at.isBefore(Instant.EPOCH)
                : resolve(Instant.EPOCH).isBefore(new AuditStart(null, LONGEST_BACK).resolve(Instant.EPOCH));
    }

    Instant resolve(Instant now) {
        if (at != null) {
            return at;
        }
        return back == null ? now : now.atOffset(ZoneOffset.UTC).minus(back).toInstant();
    }
}
