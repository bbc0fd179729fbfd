// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import dev.casewire.sync.id.Side;

/**
 * How items are kept in step.
 *
 * @param caseCommentMax largest comment of a case, 12,000 characters in the API
 * @param issueCommentMax largest comment of an issue, 32,767 characters in Jira
 * @param copiesRestricted true where comments that only some may see are copied too
 * @param copiesComments false where comments stay on their side
 * @param copiesAttachments false where files stay on their side
 * @param attachmentMax largest file in bytes
 * @param restoresPerVersion how often a changed copy is restored for one version of its original
 */
public record ItemRules(
        int caseCommentMax,
        int issueCommentMax,
        boolean copiesRestricted,
        boolean copiesComments,
        boolean copiesAttachments,
        long attachmentMax,
        int restoresPerVersion) {
    /** The APIs' limits, everything copied but what is restricted, files up to the 100 MiB that a case takes. */
    public static final ItemRules DEFAULTS = new ItemRules(12_000, 32_767, false, true, true, 104_857_600L, 1);

    int commentMax(Side target) {
        return target == Side.CASE ? caseCommentMax : issueCommentMax;
    }
}
