// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.identity;

import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.identity.ThingState.Belonging;
import dev.casewire.sync.identity.ThingStep.Kept;
import dev.casewire.sync.identity.ThingStep.Routed;
import dev.casewire.sync.link.Claim;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first stage: which link a thing belongs to. Pure and thread-safe. */
public final class Identity {
    private final ClaimReader claims;

    public Identity(ClaimReader claims) {
        this.claims = claims;
    }

    /**
     * A thing was seen.
     *
     * @param isCaseCreateOpen true while a case create of ours has no result: an unknown case may be its result and waits
     */
    public ThingStep seen(ThingState before, ThingSeen seen, boolean isCaseCreateOpen) {
        if (!seen.version().isAfter(before.seenAt())) {
            return new ThingStep(before, List.of(), Kept.STAY, null);
        }
        return look(before.seen(seen.version()), seen, isCaseCreateOpen);
    }

    /** A thing that waited is looked at again as it was last seen. */
    public ThingStep again(ThingState state, ThingSeen seen, boolean isCaseCreateOpen) {
        return seen.version().equals(state.seenAt())
                ? look(state, seen, isCaseCreateOpen)
                : new ThingStep(state, List.of(), Kept.STAY, null);
    }

    private ThingStep look(ThingState state, ThingSeen seen, boolean isCaseCreateOpen) {
        Claim claim = claims.read(seen.thing(), seen.stamp(), seen.isOurs());
        if (state.belonging() instanceof Belonging.Paired paired) {
            return routed(state, paired.link(), seen, claim, Kept.DROP);
        }
        if (state.belonging() instanceof Belonging.Unlinked) {
            return quiet(state);
        }
        LinkId claimed = claimed(claim);
        if (state.belonging() instanceof Belonging.Born born) {
            return claimed == null || claimed.equals(born.link())
                    ? routed(state, born.link(), seen, claim, Kept.STAY)
                    : yielded(state, born.link(), claimed, seen, claim);
        }
        if (claimed != null) {
            ThingState paired = state.belonging(new Belonging.Paired(claimed));
            return routed(paired, claimed, seen, claim, Kept.RELEASE);
        }
        return unclaimed(state, seen, claim, isCaseCreateOpen);
    }

    private static @Nullable LinkId claimed(Claim claim) {
        if (claim instanceof Claim.Bound bound) {
            return bound.link();
        }
        return claim instanceof Claim.Created created ? created.link() : null;
    }

    private static ThingStep unclaimed(ThingState state, ThingSeen seen, Claim claim, boolean isCaseCreateOpen) {
        if (claim instanceof Claim.Unlinked) {
            return new ThingStep(state.belonging(new Belonging.Unlinked()), List.of(), Kept.DROP, null);
        }
        if (claim instanceof Claim.Refused refused) {
            return held(state, refused.reason());
        }
        if (seen.isOurs()) {
            return held(state, "our own account created it, and it carries no stamp; link or adopt it");
        }
        boolean mayBeOurs = isCaseCreateOpen && seen.thing().side() == Side.CASE;
        if (!seen.isInScope() || mayBeOurs) {
            return quiet(state.belonging(new Belonging.Free()));
        }
        LinkId link = LinkId.bornAs(seen.thing());
        return routed(state.belonging(new Belonging.Born(link)), link, seen, claim, Kept.REPEAT);
    }

    private static ThingStep held(ThingState state, String reason) {
        boolean isKnown = state.belonging().equals(new Belonging.Held(reason));
        return new ThingStep(
                state.belonging(new Belonging.Held(reason)),
                List.of(),
                Kept.STAY,
                isKnown ? null : "it is neither mirrored nor paired: " + reason);
    }

    private static ThingStep routed(ThingState state, LinkId link, ThingSeen seen, Claim claim, Kept kept) {
        Routed event = new Routed(link, new LinkEvent.Seen(seen.thing(), seen.version(), seen.snapshot(), claim));
        return new ThingStep(state, List.of(event), kept, null);
    }

    private static ThingStep yielded(ThingState state, LinkId from, LinkId to, ThingSeen seen, Claim claim) {
        ThingState paired = state.belonging(new Belonging.Paired(to));
        List<Routed> events = List.of(
                new Routed(from, new LinkEvent.Left(seen.thing(), to)),
                new Routed(to, new LinkEvent.Seen(seen.thing(), seen.version(), seen.snapshot(), claim)));
        return new ThingStep(paired, events, Kept.RELEASE, null);
    }

    private static ThingStep quiet(ThingState state) {
        return new ThingStep(state, List.of(), Kept.STAY, null);
    }

    /** A thing is not shown any more. */
    public ThingStep gone(ThingState before, LinkEvent.Gone gone) {
        if (!gone.version().isAfter(before.seenAt())) {
            return new ThingStep(before, List.of(), Kept.STAY, null);
        }
        ThingState state = before.seen(gone.version());
        LinkId link = state.link();
        return link == null ? quiet(state) : new ThingStep(state, List.of(new Routed(link, gone)), Kept.STAY, null);
    }

    /** A link told that a thing is its own, or is nobody's any more. */
    public ThingStep notice(ThingState before, Notice notice) {
        if (notice instanceof Notice.Unlinked) {
            return new ThingStep(before.belonging(new Belonging.Unlinked()), List.of(), Kept.DROP, null);
        }
        if (notice instanceof Notice.Paired paired) {
            return paired(before, paired.thing(), paired.link());
        }
        return quiet(before);
    }

    private static ThingStep paired(ThingState before, ThingId thing, LinkId link) {
        LinkId known = before.link();
        ThingState state = before.belonging(new Belonging.Paired(link));
        if (link.equals(known)) {
            return new ThingStep(state, List.of(), Kept.DROP, null);
        }
        // What it showed so far went elsewhere: the next read of it, whatever its version, is news to the link.
        List<Routed> events = known == null ? List.of() : List.of(new Routed(known, new LinkEvent.Left(thing, link)));
        return new ThingStep(state, events, Kept.RELEASE, null);
    }
}
