// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

/**
 * What was seen of one partition, transaction markers and aborted records left out.
 *
 * @param records committed data records
 * @param lastOffset offset of the newest of them, -1 where there is none
 * @param position next offset to look at; everything before it has been counted
 */
public record PartitionCount(long records, long lastOffset, long position) {

    public static final PartitionCount NONE = new PartitionCount(0, -1, 0);

    /** Data records at or after an offset, at most: offsets between them may be markers. */
    public long behind(long committed) {
        return Math.max(0, lastOffset - committed + 1);
    }

    PartitionCount plus(long more, long newLastOffset, long newPosition) {
        return new PartitionCount(records + more, newLastOffset < 0 ? lastOffset : newLastOffset, newPosition);
    }
}
