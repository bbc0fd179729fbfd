// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Makes the letters of one app: key, value and headers of the source record as they were, and KIP-1034's headers for cause and
 * place. Kafka Streams' own handlers make nearly the same; here {@link TopicGuard#HEADER} names the topic that the letter is
 * in and what it said before is kept beside it, the stack trace is bounded, and the timestamp is the time of sending: a poisonous record of old time must not be deleted
 * by retention as soon as it is parked.
 */
final class DeadLetters {
    /** The topic's name in topics.yaml, for the handlers, which Kafka Streams makes out of properties. */
    private static final String CONTRACT_NAME = "casewire.dead.letter.topic";

    /** The app's registry of meters, handed to the handlers the same way. */
    static final String METERS = "casewire.meters";

    private static final int STACKTRACE_LIMIT = 8 * 1024;
    private static final int MESSAGE_LIMIT = 2 * 1024;

    private final String topic;
    private final String contractName;
    private final MeterRegistry meters;

    private DeadLetters(String topic, String contractName, MeterRegistry meters) {
        this.topic = topic;
        this.contractName = contractName;
        this.meters = meters;
    }

    static void addTo(Properties properties, TopicNames topics, String contractName) {
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, topics.of(contractName));
        properties.put(CONTRACT_NAME, contractName);
    }

    static DeadLetters from(Map<String, ?> configs) {
        return new DeadLetters(
                text(configs, StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG),
                text(configs, CONTRACT_NAME),
                configs.get(METERS) instanceof MeterRegistry meters ? meters : Metrics.globalRegistry);
    }

    private static String text(Map<String, ?> configs, String key) {
        Object value = configs.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " is not set; make the properties with AppTopology");
        }
        return value.toString();
    }

    /** The letter for the source record that was being handled, as the list that the handlers answer with. */
    List<ProducerRecord<byte[], byte[]>> letter(ErrorHandlerContext context, Exception cause) {
        AppMeters.deadLetters(meters, cause.getClass().getSimpleName()).increment();
        return List.of(new ProducerRecord<>(
                topic, null, null, context.sourceRawKey(), context.sourceRawValue(), headers(context, cause)));
    }

    private Headers headers(ErrorHandlerContext context, Exception cause) {
        Headers headers = new RecordHeaders();
        for (Header header : context.headers()) {
            headers.add(
                    header.key().equals(TopicGuard.HEADER) ? DeadLetterHeaders.MEANT_FOR : header.key(),
                    header.value());
        }
        headers.add(TopicGuard.HEADER, bytes(contractName))
                .add(DeadLetterHeaders.EXCEPTION, bytes(cause.getClass().getName()))
                .add(DeadLetterHeaders.MESSAGE, bytes(cut(String.valueOf(cause.getMessage()), MESSAGE_LIMIT)))
                .add(DeadLetterHeaders.TOPIC, bytes(context.topic()))
                .add(DeadLetterHeaders.PARTITION, bytes(Integer.toString(context.partition())))
                .add(DeadLetterHeaders.OFFSET, bytes(Long.toString(context.offset())));
        if (!(cause instanceof RejectedRecordException)) {
            headers.add(DeadLetterHeaders.STACKTRACE, bytes(cut(stackTrace(cause), STACKTRACE_LIMIT)));
        }
        return headers;
    }

    private static String stackTrace(Exception cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
