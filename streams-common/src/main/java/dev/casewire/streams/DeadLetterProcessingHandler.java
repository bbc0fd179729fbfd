// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A record that a topology cannot process goes to the dead-letter topic with its cause, and the others flow on. */
public final class DeadLetterProcessingHandler implements ProcessingExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterProcessingHandler.class);

    private @Nullable DeadLetters letters;

    @Override
    public void configure(Map<String, ?> configs) {
        letters = DeadLetters.from(configs);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (letters == null || Failure.whenProcessing(exception) != Failure.RECORD) {
            return Response.fail();
        }
        log.warn(
                "Record parked topic={} partition={} offset={} operator={} cause={}",
                context.topic(),
                context.partition(),
                context.offset(),
                context.processorNodeId(),
                exception.toString());
        return Response.resume(letters.letter(context, exception));
    }
}
