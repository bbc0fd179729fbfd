// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.LinkId;

/** What a thing's stamp is worth. A stamp is a claim; only its HMAC makes it a proof. */
public sealed interface Claim {
    /** It carries no stamp. */
    record None() implements Claim {}

    /**
     * A stamp for this very thing that verifies.
     *
     * @param link the link it belongs to
     * @param generation the link's generation
     */
    record Bound(LinkId link, int generation) implements Claim {}

    /**
     * The stamp of a create call on a thing that our own account created.
     *
     * @param link the link it was created for
     * @param generation the link's generation
     */
    record Created(LinkId link, int generation) implements Claim {}

    /** A stamp for this very thing that verifies and says that a person unlinked it. */
    record Unlinked() implements Claim {}

    /**
     * A stamp that does not count.
     *
     * @param reason why, for a person
     */
    record Refused(String reason) implements Claim {}
}
