// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

/**
 * Lets at most one generation of a topic-partition be in the bucket without its offset being committed. Files may end by the
 * clock or by the budget, so a replay may end them elsewhere and name the next ones differently; it begins at the committed
 * offset, though, and names of one generation are found again from there, however it is cut:
 *
 * <pre>
 *   open -- uploaded(next) --> waiting -- handedOut(next) --> committing -- handedOut again --> open
 * </pre>
 *
 * Connect does not tell a task that a commit succeeded. It asks for offsets again only after the commit before has ended, so
 * the second question is taken for the answer to the first.
 */
final class CommitFence {

    private static final long NONE = -1;

    private long uploaded = NONE;
    private long handedOut = NONE;

    /** Whether the next generation may be written. */
    boolean isOpen() {
        return uploaded == NONE;
    }

    /** A generation that ends before {@code next} is in the bucket. */
    void uploaded(long next) {
        uploaded = next;
        handedOut = NONE;
    }

    /** Connect asked for offsets and gets {@code offset} to commit. */
    void handedOut(long offset) {
        if (uploaded != NONE && handedOut >= uploaded) {
            uploaded = NONE;
        }
        handedOut = offset;
    }
}
