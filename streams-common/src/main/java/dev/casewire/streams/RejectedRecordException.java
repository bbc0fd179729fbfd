// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

/**
 * A record that the app refuses on purpose: it is well understood and cannot be processed. The record goes to the app's
 * dead-letter topic with this message as its cause. No stack trace is taken, because the place in our code says nothing
 * about the record.
 */
public final class RejectedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause what is wrong with which part of the record, without personal data */
    public RejectedRecordException(String cause) {
        super(cause, null, false, false);
    }
}
