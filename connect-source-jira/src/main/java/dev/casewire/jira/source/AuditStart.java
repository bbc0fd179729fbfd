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
        if (start.resolve(Instant.EPOCH).isAfter(Instant.EPOCH)) {
            throw new DateTimeException("a duration back cannot be negative: " + word);
        }
        return start;
    }

    Instant resolve(Instant now) {
        if (at != null) {
            return at;
        }
        return back == null ? now : now.atOffset(ZoneOffset.UTC).minus(back).toInstant();
    }
}
