// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the forms of time that Jira writes: {@code 2014-03-19T18:45:42.967+0000} on Cloud and Server, ISO 8601 with a
 * zone on Data Center, {@code {epochSecond, nano}} in its audit files. A time without zone or in another form is not
 * guessed at.
 *
 * @param instant null where it could not be read
 * @param text as the source wrote it, null where there was none
 * @param problem null where it could be read
 */
record SourceTime(
        @Nullable Instant instant,
        @Nullable String text,
        @Nullable String problem) {
    /** Jira is younger than this in no public audit log; an earlier time is a slip. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final long FUTURE_SECONDS_TOLERATED = 24 * 60 * 60;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);

    static SourceTime read(@Nullable JsonNode value, String field) {
        if (value == null || value.isNull()) {
            return new SourceTime(null, null, field + " is missing");
        }
        if (value.isObject()) {
            return structured(value, field);
        }
        if (!value.isTextual()) {
            return new SourceTime(null, value.toString(), field + " is neither a text nor {epochSecond, nano}");
        }
        String text = value.asText();
        Instant usual = UsualTime.read(text);
        if (usual != null) {
            return new SourceTime(usual, text, null);
        }
        try {
            return new SourceTime(OffsetDateTime.parse(text, ISO).toInstant(), text, null);
        } catch (DateTimeException e) {
            return new SourceTime(null, text, field + " " + Problems.quoted(text) + " is no ISO 8601 time with a zone");
        }
    }

    /** Adds the problem of a time that cannot be true, seen from the time of the fetch; keeps the time. */
    SourceTime judgedAt(Instant fetchedAt, String field) {
        if (instant == null) {
            return this;
        }
        if (instant.isBefore(EARLIEST)) {
            return new SourceTime(instant, text, field + " lies before the year 2000");
        }
        if (instant.isAfter(fetchedAt.plusSeconds(FUTURE_SECONDS_TOLERATED))) {
            return new SourceTime(instant, text, field + " lies more than a day after the fetch");
        }
        return this;
    }

    private static SourceTime structured(JsonNode value, String field) {
        JsonNode second = value.get("epochSecond");
        JsonNode nano = value.get("nano");
        String text = value.toString();
        boolean readable = second != null
                && second.isIntegralNumber()
                && second.canConvertToLong()
                && (nano == null || (nano.isIntegralNumber() && nano.canConvertToInt()));
        if (readable) {
            try {
                return new SourceTime(
                        Instant.ofEpochSecond(second.asLong(), nano == null ? 0 : nano.asInt()), text, null);
            } catch (DateTimeException | ArithmeticException e) {
                return new SourceTime(null, text, field + " is beyond the range of time");
            }
        }
        return new SourceTime(null, text, field + " is neither a text nor {epochSecond, nano}");
    }
}
