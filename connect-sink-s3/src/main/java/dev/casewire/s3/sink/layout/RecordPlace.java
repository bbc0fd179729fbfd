// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import java.time.Instant;

/**
 * A record's place in Kafka: the topic, partition and offset it was read from, whatever transformations have made of its
 * topic since, and its times in whole milliseconds.
 *
 * @param timestamp Kafka's (the epoch where the broker stored none)
 * @param time the one by which layouts divide and sort: Kafka's, or that of a field of the record
 */
public record RecordPlace(String topic, int partition, long offset, Instant timestamp, Instant time) {

    /** A record whose layout's time is Kafka's. */
    public RecordPlace(String topic, int partition, long offset, Instant timestamp) {
        this(topic, partition, offset, timestamp, timestamp);
    }
}
