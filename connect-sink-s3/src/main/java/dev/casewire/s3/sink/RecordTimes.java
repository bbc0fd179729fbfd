// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.layout.RecordPlace;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Where a record was read, and its times. */
final class RecordTimes {

    /** The first instant that a day or year of four digits cannot spell. */
    private static final Instant YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59.999Z").plusMillis(1);

    private final List<String> path;

    /**
     * @param field the field of the value that holds the layout's time, with a dot between the steps; empty for Kafka's timestamp
     */
    RecordTimes(String field) {
        this.path = field.isEmpty() ? List.of() : List.of(field.split("\\.", -1));
    }

    /**
     * The place of a record. Where the field holds no value, or one outside the years 1970 to 9999, the layout's time is Kafka's.
     *
     * @throws DataException if the record's schema has no such field or it holds no time
     */
    RecordPlace placeOf(SinkRecord record, Struct value) {
        Instant timestamp = record.timestamp() == null ? Instant.EPOCH : Instant.ofEpochMilli(record.timestamp());
        return new RecordPlace(
                record.originalTopic(),
                record.originalKafkaPartition(),
                record.originalKafkaOffset(),
                timestamp,
                path.isEmpty() ? timestamp : time(record, value, timestamp));
    }

    private Instant time(SinkRecord record, Struct value, Instant fallback) {
        Object found = value;
        for (String step : path) {
            if (!(found instanceof Struct struct)) {
                throw problem(record, "is not there");
            }
            Field field = struct.schema().field(step);
            if (field == null) {
                throw problem(record, "is not in schema " + struct.schema().name());
            }
            found = struct.get(field);
            if (found == null) {
                return fallback;
            }
        }
        Instant time = instant(record, found);
        return time.isBefore(Instant.EPOCH) || !time.isBefore(YEAR_10000) ? fallback : time;
    }

    @SuppressWarnings("JavaUtilDate") // Connect's logical times are java.util.Date.
    private Instant instant(SinkRecord record, @Nullable Object time) {
        if (time instanceof Long millis) {
            return Instant.ofEpochMilli(millis);
        }
        if (time instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }
        if (time instanceof String text) {
            try {
                return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            } catch (DateTimeParseException e) {
                throw problem(record, "holds a text that is no instant such as 2026-11-21T10:00:00Z");
            }
        }
        throw problem(record, "is neither a timestamp, nor a 64-bit number of milliseconds, nor a text");
    }

    private DataException problem(SinkRecord record, String what) {
        return new DataException(
                RecordCheck.at(record) + ": field " + String.join(".", path) + " of layout.time.field " + what
                        + ". Name a field that holds the record's time, or leave layout.time.field empty for Kafka's timestamp.");
    }
}
