// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells a failure of the surroundings from a failure of the record at hand. */
final class Failures {
    private Failures() {}

    /**
     * True where trying again later can succeed, such as with a registry that does not answer. Such a failure must stop
     * the thread, which then reads the record again, and must not dead-letter the record.
     */
    static boolean isTransient(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof RetriableException || cause instanceof InterruptException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
