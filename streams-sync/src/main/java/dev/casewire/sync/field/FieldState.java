// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one field of a link. Immutable.
 *
 * @param base what both sides showed when they last agreed
 * @param lead the side that counts while there is no base
 * @param onCase what the case last showed
 * @param onIssue what the issue last showed
 * @param flight the write that is under way
 * @param sent every value sent since base, the newest last: an observation that equals one is no edit
 * @param answersOfCase how often in a row the case answered our write with another value
 * @param answersOfIssue the same for the issue
 * @param held why a person decides, and on which values
 */
public record FieldState(
        @Nullable Values base,
        @Nullable Side lead,
        @Nullable Seen onCase,
        @Nullable Seen onIssue,
        @Nullable Flight flight,
        List<Sent> sent,
        int answersOfCase,
        int answersOfIssue,
        @Nullable Hold held) {
    public static final FieldState NEW = new FieldState(null, null, null, null, null, List.of(), 0, 0, null);

    private static final int SENT_MAX = 8;

    /**
     * A value that a side showed.
     *
     * @param value in canonical form
     * @param at when it was seen
     */
    public record Seen(String value, Version at) {}

    /**
     * A value that was sent.
     *
     * @param target to which side
     * @param value in canonical form
     * @param base what it would have both sides agree on
     */
    public record Sent(Side target, String value, Values base) {}

    /**
     * A difference that a person decides.
     *
     * @param reason why
     * @param on the values it was found on; other values are looked at anew
     */
    public record Hold(String reason, Values on) {}

    /** What a side last showed; null where it was never seen. */
    public @Nullable Seen seen(Side side) {
        return side == Side.CASE ? onCase : onIssue;
    }

    public FieldState seeing(Side side, Seen seen) {
        return side == Side.CASE
                ? new FieldState(base, lead, seen, onIssue, flight, sent, answersOfCase, answersOfIssue, held)
                : new FieldState(base, lead, onCase, seen, flight, sent, answersOfCase, answersOfIssue, held);
    }

    /** Forgets what a side showed: another thing has its place. */
    public FieldState withoutSide(Side side, @Nullable Side newLead) {
        return new FieldState(
                null,
                newLead,
                side == Side.CASE ? null : onCase,
                side == Side.ISSUE ? null : onIssue,
                null,
                List.of(),
                0,
                0,
                null);
    }

    public FieldState leadBy(Side side) {
        return new FieldState(base, side, onCase, onIssue, flight, sent, answersOfCase, answersOfIssue, held);
    }

    /** Both sides agree; nothing is under way any more. */
    public FieldState agreed(Values on) {
        return new FieldState(on, null, onCase, onIssue, null, List.of(), answersOfCase, answersOfIssue, null);
    }

    public FieldState sending(Flight next) {
        List<Sent> all = new ArrayList<>(sent.size() < SENT_MAX ? sent : sent.subList(1, SENT_MAX));
        all.add(new Sent(next.target(), next.wanted(), next.base()));
        return new FieldState(base, lead, onCase, onIssue, next, List.copyOf(all), answersOfCase, answersOfIssue, null);
    }

    /** The same with another flight; null for none. */
    public FieldState flying(@Nullable Flight next) {
        return new FieldState(base, lead, onCase, onIssue, next, sent, answersOfCase, answersOfIssue, held);
    }

    /** Looked at anew, whatever was held. */
    public FieldState withoutHold() {
        return new FieldState(base, lead, onCase, onIssue, flight, sent, answersOfCase, answersOfIssue, null);
    }

    public FieldState holding(Hold hold) {
        return new FieldState(base, lead, onCase, onIssue, flight, sent, answersOfCase, answersOfIssue, hold);
    }

    /** Counts an answer of a side, or forgets them where our value stood. */
    public FieldState answered(Side side, boolean isAnswered) {
        int count = isAnswered ? answers(side) + 1 : 0;
        return new FieldState(
                base,
                lead,
                onCase,
                onIssue,
                flight,
                sent,
                side == Side.CASE ? count : answersOfCase,
                side == Side.ISSUE ? count : answersOfIssue,
                held);
    }

    public int answers(Side side) {
        return side == Side.CASE ? answersOfCase : answersOfIssue;
    }
}
