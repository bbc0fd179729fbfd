// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.adopt;

import dev.casewire.sync.contract.SyncControl;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import java.time.Instant;

/**
 * A case and an issue that belong together already.
 *
 * @param aCase the case
 * @param issue the issue
 */
public record Adoption(CaseArn aCase, IssueId issue) {
    /** The link that the two will be, which is the key of the record. */
    public LinkId link() {
        return LinkId.bornAs(aCase);
    }

    /**
     * The record for {@code sync.control.v1} that asks for it.
     *
     * @param by who asks
     * @param at when
     */
    public SyncControl control(String by, Instant at) {
        return SyncControl.newBuilder()
                .setKind("adopt")
                .setLink(link().value())
                .setCaseArn(aCase.value())
                .setSite(issue.site())
                .setIssueId(issue.id())
                .setBy(by)
                .setAt(at)
                .build();
    }
}
