// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** The headers with which KIP-1034 marks a dead letter of Kafka Streams. */
public final class DeadLetterHeaders {
    public static final String EXCEPTION = "__streams.errors.exception";
    public static final String MESSAGE = "__streams.errors.message";
    public static final String TOPIC = "__streams.errors.topic";
    public static final String PARTITION = "__streams.errors.partition";
    public static final String OFFSET = "__streams.errors.offset";

    private DeadLetterHeaders() {}

    static Headers of(Headers headers, ErrorHandlerContext context, Exception exception) {
        String message = exception.getMessage();
        return headers.add(EXCEPTION, bytes(exception.getClass().getName()))
                .add(MESSAGE, bytes(message == null ? "" : message))
                .add(TOPIC, bytes(context.topic()))
                .add(PARTITION, bytes(Integer.toString(context.partition())))
                .add(OFFSET, bytes(Long.toString(context.offset())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
