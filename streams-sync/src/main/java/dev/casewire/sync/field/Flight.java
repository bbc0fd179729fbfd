// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;

/**
 * One write of one field that is under way: from the command until its outcome is known and seen.
 *
 * <pre>
 *            command
 *               |
 *             Open ------- expired ------> (no flight: nothing was or will be written)
 *            /    \
 *     applied      superseded
 *         |            |
 *      Applied     Superseded
 *         |            |
 *   observation   observation
 *   at or after   at or after
 *         |            |
 *   base = sent    base stays; the field is merged anew
 * </pre>
 *
 * While it lasts the field gets no other command, in neither direction.
 *
 * @param target the side that is written
 * @param sequence the command's
 * @param wanted the value
 * @param base what both sides agree on once it is seen to be written
 * @param progress how far it is
 */
public record Flight(Side target, long sequence, String wanted, Values base, Progress progress) {

    /** How far a flight is. */
    public sealed interface Progress {
        /** The command has no outcome yet. */
        record Open() implements Progress {}

        /**
         * It was written.
         *
         * @param at end of the write in the target's time
         */
        record Applied(long at) implements Progress {}

        /**
         * It was not written, because the target had changed.
         *
         * @param at end of the read that found so, in the target's time
         */
        record Superseded(long at) implements Progress {}
    }

    public static final Progress OPEN = new Progress.Open();

    public Flight at(Progress next) {
        return new Flight(target, sequence, wanted, base, next);
    }

    /** The same where the target took only a part. */
    public Flight taking(String part, Values agreed) {
        return new Flight(target, sequence, part, agreed, progress);
    }
}
