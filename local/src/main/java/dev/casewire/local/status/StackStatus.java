// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the stack tells about itself; the JSON of {@code ./casewire status --json}.
 *
 * @param parts state of each part, by its label
 * @param source what is read, and how far
 * @param recordsIn audit records on the topic
 * @param events OCSF events by class
 * @param objects files in the local S3
 * @param objectBytes their size
 * @param lag data records that each stage still has before it
 * @param deadLetters records by dead-letter topic
 * @param heapBytes heap of the stack in use
 * @param addresses where to look
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StackStatus(
        Map<String, String> parts,
        Source source,
        long recordsIn,
        Map<String, Long> events,
        long objects,
        long objectBytes,
        Map<String, Long> lag,
        Map<String, Long> deadLetters,
        long heapBytes,
        Map<String, String> addresses) {

    /**
     * The source.
     *
     * @param from what is read
     * @param cursor ISO 8601, absent before the first heartbeat
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(
            String from,
            @Nullable String cursor,
            @Nullable Boolean bulkReadComplete,
            @Nullable String status,
            @Nullable String problem) {}

    public long deadLettersInAll() {
        return deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }
}
