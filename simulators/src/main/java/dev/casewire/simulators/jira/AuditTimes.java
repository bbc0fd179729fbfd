// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** How Jira Cloud writes a time (milliseconds, an offset without colon) and which forms are read. */
final class AuditTimes {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private AuditTimes() {}

    static String write(Instant instant) {
        return WRITTEN.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Reads a time with {@code Z}, {@code +0000} or {@code +00:00}, or without a zone (then UTC), or a date alone. */
    static Optional<Instant> read(String text) {
        try {
            TemporalAccessor parsed = READ.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime time) {
                return Optional.of(time.toInstant());
            }
            if (parsed instanceof LocalDateTime time) {
                return Optional.of(time.toInstant(ZoneOffset.UTC));
            }
            return Optional.of(LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
