// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * An output that cannot be encoded parks its source record in the dead-letter topic. A failure to send stays fatal to the
 * transaction: the thread is replaced and reads the records again.
 */
public final class DeadLetterProductionHandler extends DefaultProductionExceptionHandler {
    private String deadLetterTopic = "";

    @Override
    public void configure(Map<String, ?> configs) {
        super.configure(configs);
        Object topic = configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
        deadLetterTopic = topic == null ? "" : topic.toString();
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface's own signature
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        if (Failures.isTransient(exception) || deadLetterTopic.isEmpty()) {
            return Response.fail();
        }
        return Response.resume(java.util.List.of(new ProducerRecord<>(
                deadLetterTopic,
                null,
                context.timestamp(),
                context.sourceRawKey(),
                context.sourceRawValue(),
                DeadLetterHeaders.of(new RecordHeaders(context.headers()), context, exception))));
    }
}
