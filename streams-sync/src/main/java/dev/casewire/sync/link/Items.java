// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemState;
import java.util.Optional;

/** The items of a link, as the store has them. */
public interface Items {
    /** An item by its original. */
    Optional<ItemState> find(ItemKey key);

    /** The item that a copy belongs to, by the copy's thing and id. */
    Optional<ItemKey> ownerOfCopy(ThingId thing, String remoteId);
}
