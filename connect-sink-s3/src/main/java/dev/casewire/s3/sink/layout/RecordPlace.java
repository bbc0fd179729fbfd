// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import java.time.Instant;

/**
 * A record's place in Kafka: the topic, partition and offset it was read from, whatever transformations have made of its
 * topic since, and its Kafka timestamp (the epoch where the broker stored none).
 */
public record RecordPlace(String topic, int partition, long offset, Instant timestamp) {}
