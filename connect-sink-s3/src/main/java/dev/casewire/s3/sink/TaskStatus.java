// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

/**
 * What a task holds at a moment.
 *
 * @param files objects that are not in the bucket yet
 * @param rows records in them
 * @param heldBytes heap that holds them
 * @param budgetBytes how much that may be
 * @param paused whether reading waits for the bucket
 * @param objectsWritten since the task started
 * @param objectsFound in the bucket already, since the task started
 */
record TaskStatus(
        int files,
        long rows,
        long heldBytes,
        long budgetBytes,
        boolean paused,
        long objectsWritten,
        long objectsFound) {}
