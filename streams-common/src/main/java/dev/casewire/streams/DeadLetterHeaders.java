// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

/** The headers of a dead letter: those with which KIP-1034 marks one of Kafka Streams, and one of ours. */
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

    /** Ours: what the record's own {@link TopicGuard#HEADER} said, which in a letter names the dead-letter topic. */
    public static final String MEANT_FOR = "casewire-meant-for";

    private DeadLetterHeaders() {}
}
