// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that cannot be read go to the dead-letter topic. A registry that does not answer, or refuses us, ends the thread
 * instead: the record may be sound.
 */
public final class DeadLetterDeserializationHandler implements DeserializationExceptionHandler {
    private @Nullable DeadLetters letters;

    @Override
    public void configure(Map<String, ?> configs) {
        letters = DeadLetters.from(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return letters != null && Failure.whenReading(exception) == Failure.RECORD
                ? Response.resume(letters.letter(context, exception))
                : Response.fail();
    }
}
