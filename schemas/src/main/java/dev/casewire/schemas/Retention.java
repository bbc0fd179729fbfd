// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How long a topic keeps its records, counted from the record timestamp. Immutable. */
public sealed interface Retention {

    /** Kafka's {@code retention.ms}: milliseconds, or -1 for no limit. */
    long toMillis();

    /** Kept for this long. */
    record Lasting(Duration duration) implements Retention {
        public Lasting {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("retention must be longer than nothing, is " + duration);
            }
        }

        @Override
        public long toMillis() {
            return duration.toMillis();
        }
    }

    /** Never deleted by age. */
    record Forever() implements Retention {
        @Override
        public long toMillis() {
            return -1;
        }
    }

    /**
     * Reads an ISO 8601 duration in days and smaller units, or {@code forever}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static Retention parse(String text) {
        if (text.equals("forever")) {
            return new Forever();
        }
        try {
            return new Lasting(Duration.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "retention must be an ISO 8601 duration such as P30D, or forever, is '" + text + "'", e);
        }
    }
}
