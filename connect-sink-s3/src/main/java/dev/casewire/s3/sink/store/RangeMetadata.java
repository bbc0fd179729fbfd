// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A {@link RowRange} as the user metadata of an object (headers {@code x-amz-meta-casewire-...}). */
final class RangeMetadata {

    private static final String TOPIC = "casewire-topic";
    private static final String PARTITION = "casewire-partition";
    private static final String FIRST_OFFSET = "casewire-first-offset";
    private static final String FIRST_TIMESTAMP = "casewire-first-timestamp";
    private static final String NEXT_OFFSET = "casewire-next-offset";
    private static final String ROWS = "casewire-rows";

    private RangeMetadata() {}

    static Map<String, String> of(RowRange range) {
        return Map.of(
                TOPIC, range.topic(),
                PARTITION, Integer.toString(range.partition()),
                FIRST_OFFSET, Long.toString(range.firstOffset()),
                FIRST_TIMESTAMP, range.firstTimestamp().toString(),
                NEXT_OFFSET, Long.toString(range.nextOffset()),
                ROWS, Long.toString(range.rows()));
    }

    /** The range, or nothing where the metadata is not this connector's. */
    static Optional<RowRange> read(Map<String, String> metadata) {
        // Header names have no case; servers differ in what they give back.
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.putAll(metadata);
        try {
            return Optional.of(new RowRange(
                    value(values, TOPIC),
                    Integer.parseInt(value(values, PARTITION)),
                    Long.parseLong(value(values, FIRST_OFFSET)),
                    Instant.parse(value(values, FIRST_TIMESTAMP)),
                    Long.parseLong(value(values, NEXT_OFFSET)),
                    Long.parseLong(value(values, ROWS))));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What is missing reads as empty, which is no number and no time. */
    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }
}
