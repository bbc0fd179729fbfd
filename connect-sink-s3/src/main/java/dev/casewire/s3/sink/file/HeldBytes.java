// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

/** Heap held by all open files of a task, against its budget. Not safe for use by several threads. */
public final class HeldBytes {

    private final long budget;
    private long held;

    public HeldBytes(long budget) {
        this.budget = budget;
    }

    public long held() {
        return held;
    }

    public long budget() {
        return budget;
    }

    public boolean exceedBudget() {
        return held > budget;
    }

    /** Whether so much room is free again that reading on does not exceed the budget at once. */
    public boolean leaveRoom() {
        return held <= budget / 2;
    }

    void add(long bytes) {
        held += bytes;
    }

    void release(long bytes) {
        held -= bytes;
    }
}
