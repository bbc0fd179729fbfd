// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.format.RowFormat;
import dev.casewire.s3.sink.layout.RecordPlace;
import dev.casewire.s3.sink.layout.RowOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one topic-partition has delivered and the bucket does not hold yet: one generation that still grows, and behind it
 * those that have ended and wait to be written in their order. Not safe for use by several threads.
 */
public final class PartitionFiles {

    private final Rotation rotation;
    private final RowOrder order;
    private final HeldBytes held;
    private final Deque<Generation> ended = new ArrayDeque<>();
    private final CommitFence fence = new CommitFence();
    private final StoredParts stored = new StoredParts();
    private @Nullable Generation open;
    private long nextOffset;
    private long writtenBefore;

    public PartitionFiles(Rotation rotation, RowOrder order, HeldBytes held) {
        this.rotation = rotation;
        this.order = order;
        this.held = held;
    }

    /** Connect delivers a batch again after a failure; records before this offset are here already. */
    public boolean hasTaken(long offset) {
        return offset < nextOffset;
    }

    /** A record that no file will hold. */
    public void skip(long offset) {
        nextOffset = offset + 1;
    }

    public void append(RecordPlace place, String part, RowFormat format, EncodedRow row, Instant now) {
        nextOffset = place.offset() + 1;
        if (open == null) {
            open = new Generation(place.offset(), now, order, held);
        }
        open.append(place, new FilePart(part, format), row, rotation);
        if (open.isFull()) {
            end();
        }
    }

    /** Ends the open generation, if there is one. */
    public void end() {
        if (open != null) {
            ended.add(open);
            open = null;
        }
    }

    /** Ends the open generation if its first record has waited for the interval. */
    public void endIfDue(Instant now) {
        if (dueIn(now).filter(left -> left.isZero() || left.isNegative()).isPresent()) {
            end();
        }
    }

    /** Time until the open generation has to end; empty if there is none. */
    public Optional<Duration> dueIn(Instant now) {
        return open == null
                ? Optional.empty()
                : Optional.of(Duration.between(now, open.openedAt().plus(rotation.interval())));
    }

    /** The generation to write now; empty if none has ended or an earlier one is not committed yet. */
    public Optional<Generation> nextToWrite() {
        return fence.isOpen() ? Optional.ofNullable(ended.peek()) : Optional.empty();
    }

    /** The rows of a file that the bucket does not hold, as far as is known; empty if it holds all. */
    public Optional<ObjectRows> unwritten(OpenFile file) {
        return file.rowsFrom(stored.nextOffset(file.part()));
    }

    /** The bucket holds the rows of this file's part up to an offset, by this task's doing or another's. */
    public void stored(OpenFile file, long upTo) {
        stored.stored(file.part(), upTo);
    }

    /** The generation that {@link #nextToWrite} gave is in the bucket, all of it. */
    public void written(Generation generation) {
        ended.remove(generation);
        writtenBefore = generation.nextOffset();
        // Where another task's object reaches further there is nothing to commit yet, and no need to wait: objects that
        // a
        // server protects from being replaced are found again wherever a replay begins.
        if (!stored.lieAcross(writtenBefore)) {
            fence.uploaded(writtenBefore);
        }
    }

    /** Whether an offset is to be committed before more can be written or so that less is read again. */
    public boolean awaitsCommit() {
        return !fence.isOpen();
    }

    /**
     * The offset to commit: everything before it is in the bucket or needs no place there, and no generation lies across it, so
     * that a replay from there begins where a generation began. Empty where there is no such offset: Connect has not been
     * through with the last batch yet, or an object of another task reaches further.
     *
     * @param consumed the offset after all that Connect has delivered, markers and filtered records included
     */
    public OptionalLong offsetToCommit(long consumed) {
        Generation oldest = ended.isEmpty() ? open : ended.peek();
        long offset = oldest == null ? Math.max(consumed, writtenBefore) : oldest.firstOffset();
        if (offset > consumed || stored.lieAcross(offset)) {
            return OptionalLong.empty();
        }
        stored.forgetBelow(offset);
        fence.handedOut(offset);
        return OptionalLong.of(offset);
    }

    /** Heap of the open generation. */
    public long openHeap() {
        return open == null ? 0 : open.heap();
    }

    public long rows() {
        long rows = open == null ? 0 : rowsOf(open);
        for (Generation generation : ended) {
            rows += rowsOf(generation);
        }
        return rows;
    }

    public int files() {
        int files = open == null ? 0 : open.files().size();
        for (Generation generation : ended) {
            files += generation.files().size();
        }
        return files;
    }

    /** The partition goes to another task: what is not in the bucket is read again there. */
    public void drop() {
        end();
        ended.forEach(Generation::drop);
        ended.clear();
    }

    private static long rowsOf(Generation generation) {
        return generation.files().stream().mapToLong(OpenFile::rows).sum();
    }
}
