// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** Bytes that cannot be read go to the dead-letter topic; a registry that does not answer stops the thread instead. */
public final class DeadLetterDeserializationHandler extends LogAndContinueExceptionHandler {
    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return Failures.isTransient(exception) ? Response.fail() : super.handleError(context, record, exception);
    }
}
