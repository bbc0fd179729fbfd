// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/** A record that a topology cannot process goes to the dead-letter topic with its cause, and the others flow on. */
public final class DeadLetterProcessingHandler extends LogAndContinueProcessingExceptionHandler {
    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return Failures.isTransient(exception) ? Response.fail() : super.handleError(context, record, exception);
    }
}
