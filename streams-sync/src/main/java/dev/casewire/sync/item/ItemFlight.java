// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import java.util.List;

/**
 * A command for an item that has no result yet.
 *
 * @param sequence the command's, on this item
 * @param parts what it writes
 * @param issuedAt when it was first issued, epoch milliseconds
 * @param notAfter a sink that reaches it later does not write
 * @param repeatAt when it is sent again
 * @param attempts how often it was sent
 */
public record ItemFlight(
        long sequence, List<PartWrite> parts, long issuedAt, long notAfter, long repeatAt, int attempts) {
    /** Not sent now, because the link cannot be written. */
    ItemFlight postponed(long next) {
        return new ItemFlight(sequence, parts, issuedAt, notAfter, next, attempts);
    }

    public ItemFlight repeated(long next) {
        return new ItemFlight(sequence, parts, issuedAt, notAfter, next, attempts + 1);
    }
}
