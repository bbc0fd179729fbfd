// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.identity;

import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.link.Claim;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what a thing's stamp is worth. Pure and thread-safe. */
public final class ClaimReader {
    private final StampKeys keys;

    public ClaimReader(StampKeys keys) {
        this.keys = keys;
    }

    /**
     * Reads the stamp of a thing.
     *
     * @param text the stamp as it stands on the thing; null where there is none
     * @param isOurs true where our own account created the thing
     */
    public Claim read(ThingId thing, @Nullable String text, boolean isOurs) {
        if (text == null || text.isBlank()) {
            return new Claim.None();
        }
        Optional<Stamp> parsed = Stamp.parse(text);
        if (parsed.isEmpty()) {
            return new Claim.Refused("its stamp cannot be read");
        }
        Stamp stamp = parsed.get();
        if (!keys.verifies(stamp)) {
            return new Claim.Refused("its stamp does not verify with any configured key");
        }
        if (stamp.thing().equals(thing.text())) {
            return stamp.isUnlinked() ? new Claim.Unlinked() : new Claim.Bound(stamp.link(), stamp.generation());
        }
        if (stamp.thing().isEmpty() && isOurs) {
            return new Claim.Created(stamp.link(), stamp.generation());
        }
        return new Claim.Refused(
                stamp.thing().isEmpty()
                        ? "its stamp is that of a create, and our account did not create it"
                        : "its stamp was copied from another thing");
    }
}
