// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

/** The headers with which KIP-1034 marks a dead letter of Kafka Streams. */
public final class DeadLetterHeaders {
    /** Class of the exception. */
    public static final String EXCEPTION = "__streams.errors.exception";

    /** Its message. */
    public static final String MESSAGE = "__streams.errors.message";

    /** Its stack trace, cut at 8 KiB; absent where the record was rejected on purpose. */
    public static final String STACKTRACE = "__streams.errors.stacktrace";

    /** Topic, as on the cluster, that the record was read from. */
    public static final String TOPIC = "__streams.errors.topic";

    /** Partition that the record was read from, in decimal digits. */
    public static final String PARTITION = "__streams.errors.partition";

    /** Offset that the record was read from, in decimal digits. */
    public static final String OFFSET = "__streams.errors.offset";

    private DeadLetterHeaders() {}
}
