// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.field.CaseFacts;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldState;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One link. Immutable. Items have records of their own, so that its size does not grow with the length of a discussion.
 *
 * @param id the link
 * @param generation counts the cases of a reopened issue, from 0
 * @param stage where it is in its life
 * @param caseArn the case of this generation
 * @param issue the issue
 * @param predecessors cases of earlier generations
 * @param facts about the case
 * @param fields what is known of each field
 * @param onCase what is known of the case side
 * @param onIssue what is known of the issue side
 * @param parked cause of a permanent refusal; null while the link runs
 * @param isPaused true while a person stopped it
 */
public record LinkState(
        LinkId id,
        int generation,
        Stage stage,
        @Nullable CaseArn caseArn,
        @Nullable IssueId issue,
        List<CaseArn> predecessors,
        CaseFacts facts,
        Map<FieldName, FieldState> fields,
        SideState onCase,
        SideState onIssue,
        @Nullable String parked,
        boolean isPaused) {

    /** A link that was just born. */
    public static LinkState born(LinkId id, long now) {
        return new LinkState(
                id,
                0,
                new Stage.Waiting(now),
                id.origin() instanceof CaseArn arn ? arn : null,
                id.origin() instanceof IssueId issueId ? issueId : null,
                List.of(),
                CaseFacts.UNKNOWN,
                Map.of(),
                SideState.NEW,
                SideState.NEW,
                null,
                false);
    }

    /** The thing on a side; null where there is none yet. */
    public @Nullable ThingId thing(Side side) {
        return side == Side.CASE ? caseArn : issue;
    }

    /** What is known of a side. */
    public SideState on(Side side) {
        return side == Side.CASE ? onCase : onIssue;
    }

    /** True where a command had no answer by its deadline. */
    public boolean isStalled() {
        return isStalled(onCase.slot()) || isStalled(onIssue.slot());
    }

    private static boolean isStalled(@Nullable Slot slot) {
        return slot != null && slot.attempts() > 1;
    }
}
