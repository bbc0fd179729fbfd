// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Letters that a person names: all of a topic or of the topics that match a pattern, those of one partition, or one.
 *
 * @param topic name or pattern with {@code *} and {@code ?}
 */
public record Selection(String topic, Optional<Integer> partition, Optional<Long> offset) {
    private static final Pattern FORM = Pattern.compile("([^/]+)(?:/(\\d{1,9})(?:/(\\d{1,18}))?)?");

    /** Every dead letter. */
    public static final Selection ALL =
            new Selection("*" + DeadLetter.TOPIC_SUFFIX, Optional.empty(), Optional.empty());

    /**
     * Reads {@code TOPIC[/PARTITION[/OFFSET]]}.
     *
     * @throws IllegalArgumentException where the text has another form
     */
    public static Selection parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not TOPIC, TOPIC/PARTITION or TOPIC/PARTITION/OFFSET with whole numbers");
        }
        return new Selection(
                parts.group(1),
                Optional.ofNullable(parts.group(2)).map(Integer::valueOf),
                Optional.ofNullable(parts.group(3)).map(Long::valueOf));
    }

    boolean holds(int number) {
        return partition.isEmpty() || partition.get() == number;
    }
}
