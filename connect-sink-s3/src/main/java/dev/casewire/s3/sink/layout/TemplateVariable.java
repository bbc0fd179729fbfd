// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a template may name in braces. Times are UTC and the layout's time of the object's first record. */
enum TemplateVariable {
    TOPIC,
    PARTITION,
    /** Padded to the longest offset, so that keys sort as offsets do. */
    OFFSET,
    /** Name-based, of topic, partition and offset. */
    UUID,
    YEAR,
    MONTH,
    DAY,
    HOUR,
    EXTENSION;

    static Optional<TemplateVariable> named(String spelling) {
        return Arrays.stream(values())
                .filter(variable -> variable.spelling().equals(spelling))
                .findFirst();
    }

    static List<String> spellings() {
        return Arrays.stream(values()).map(TemplateVariable::spelling).toList();
    }

    private String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the value is a time, by which a template divides records into parts. */
    boolean isTime() {
        return this == YEAR || this == MONTH || this == DAY || this == HOUR;
    }

    String of(RecordPlace place, String extension) {
        ZonedDateTime time = place.time().atZone(ZoneOffset.UTC);
        return switch (this) {
            case TOPIC -> place.topic();
            case PARTITION -> Integer.toString(place.partition());
            case OFFSET -> padded(place.offset(), 19);
            case UUID -> PlaceId.of(place).toString();
            case YEAR -> padded(time.getYear(), 4);
            case MONTH -> padded(time.getMonthValue(), 2);
            case DAY -> padded(time.getDayOfMonth(), 2);
            case HOUR -> padded(time.getHour(), 2);
            case EXTENSION -> extension;
        };
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
