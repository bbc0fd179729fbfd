// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a dead letter lies; written {@code TOPIC/PARTITION/OFFSET}.
 *
 * @param topic as on the cluster
 */
public record LetterId(String topic, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([a-zA-Z0-9._-]+)/(\\d{1,9})/(\\d{1,18})");

    /** Reads the written form; empty where the text has another. */
    public static Optional<LetterId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new LetterId(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + '/' + partition + '/' + offset;
    }
}
