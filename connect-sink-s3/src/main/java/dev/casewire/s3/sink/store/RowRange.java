// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.time.Instant;

/**
 * Which rows an object holds: those of its part of the layout from one offset up to before another.
 *
 * @param firstTimestamp Kafka's, of the first row, in whole milliseconds; tells a topic from one that was made again under its name
 */
public record RowRange(
        String topic, int partition, long firstOffset, Instant firstTimestamp, long nextOffset, long rows) {

    /** Whether both begin with the same record. */
    public boolean beginsWith(RowRange other) {
        return topic.equals(other.topic)
                && partition == other.partition
                && firstOffset == other.firstOffset
                && firstTimestamp.equals(other.firstTimestamp);
    }
}
