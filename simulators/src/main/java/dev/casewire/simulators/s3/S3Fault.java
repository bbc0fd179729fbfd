// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.s3;

import java.util.EnumSet;
import java.util.Set;

/**
 * A fault to be had by requests to come.
 *
 * @param kind what happens
 * @param operations which requests count
 * @param times how many of them have it, or {@link #UNTIL_CLEARED}
 * @param skip how many of them pass unharmed before
 */
public record S3Fault(Kind kind, Set<S3Operation> operations, int times, int skip) {

    /** The value of {@code times} for a fault that stays until it is cleared. */
    public static final int UNTIL_CLEARED = -1;

    /** What can go wrong. */
    public enum Kind {
        /** 403 AccessDenied. */
        DENIED,
        /** 503 SlowDown. */
        SLOW_DOWN,
        /** 500 InternalError. */
        INTERNAL_ERROR,
        /** The connection closes and nothing was done. */
        CUT_BEFORE,
        /** The connection closes after the request took effect: the answer is lost. */
        CUT_AFTER,
        /** Nothing is done before {@link FaultyS3#release()}; then the request is served as if it had come only now. */
        HELD
    }

    public S3Fault {
        if (times < 1 && times != UNTIL_CLEARED) {
            throw new IllegalArgumentException("times must be at least 1, or -1 for until cleared, not " + times);
        }
        if (skip < 0) {
            throw new IllegalArgumentException("skip must not be negative: " + skip);
        }
        operations = Set.copyOf(operations);
    }

    /** A fault of the next request, whatever it does. */
    public static S3Fault of(Kind kind) {
        return new S3Fault(kind, EnumSet.allOf(S3Operation.class), 1, 0);
    }

    public S3Fault on(S3Operation first, S3Operation... more) {
        return new S3Fault(kind, EnumSet.of(first, more), times, skip);
    }

    public S3Fault times(int count) {
        return new S3Fault(kind, operations, count, skip);
    }

    public S3Fault untilCleared() {
        return times(UNTIL_CLEARED);
    }

    public S3Fault skip(int requests) {
        return new S3Fault(kind, operations, times, requests);
    }
}
