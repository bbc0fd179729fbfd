// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * An output that cannot be encoded parks its source record in the dead-letter topic. What cannot be sent is never skipped: a
 * send that may succeed later is tried again, any other failure ends the thread, because the transaction is lost with it and
 * a letter would be too. So an output larger than its topic takes stops the app: a topology must cut before it writes.
 */
public final class DeadLetterProductionHandler implements ProductionExceptionHandler {
    private @Nullable DeadLetters letters;

    @Override
    public void configure(Map<String, ?> configs) {
        letters = DeadLetters.from(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        return exception instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface's own signature
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return letters != null && Failure.whenWriting(exception) == Failure.RECORD
                ? Response.resume(letters.letter(context, exception))
                : Response.fail();
    }
}
