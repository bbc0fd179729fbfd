// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.ThingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one open command of a side. It stays until its result, whatever happens to the fields meanwhile, and is repeated byte
 * by byte: a sink that is told twice answers twice.
 *
 * @param kind what it does
 * @param generation of the link when it was first sent: a repeat keeps it
 * @param sequence of this side
 * @param thing what it writes; null for a create
 * @param counterpart the thing across; null where there is none
 * @param issuedAt when it was first sent, epoch milliseconds
 * @param notAfter a sink that reaches it later does not write
 * @param repeatAt when it is due again
 * @param attempts how often it was sent
 * @param writes what it writes
 */
public record Slot(
        Kind kind,
        int generation,
        long sequence,
        @Nullable ThingId thing,
        @Nullable ThingId counterpart,
        long issuedAt,
        long notAfter,
        long repeatAt,
        int attempts,
        List<FieldWrite> writes) {
    /** What a command does. */
    public enum Kind {
        CREATE,
        UPDATE,
        STAMP,
        UNSTAMP,
        WITHDRAW
    }

    Slot repeated(long next) {
        return new Slot(kind, generation, sequence, thing, counterpart, issuedAt, notAfter, next, attempts + 1, writes);
    }
}
