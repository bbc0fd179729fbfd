// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

/** How an upload ended. */
public sealed interface Completion {

    /** All of the object is in the bucket. */
    record Stored() implements Completion {}

    /**
     * Nothing was written: an object of this key was there, from a task before this one, beside it, or from an attempt whose
     * answer was lost.
     *
     * @param range what it holds
     */
    record Taken(RowRange range) implements Completion {}
}
