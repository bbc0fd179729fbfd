// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.id.Version;
import dev.casewire.sync.link.LinkEvent;

/**
 * The newest word on an item whose thing has no settled link.
 *
 * @param event seen or gone
 */
record KeptItem(LinkEvent event) {
    boolean isNewerThan(KeptItem other) {
        return version().isAfter(other.version());
    }

    private Version version() {
        if (event instanceof LinkEvent.ItemSeen seen) {
            return seen.version();
        }
        if (event instanceof LinkEvent.ItemGone gone) {
            return gone.version();
        }
        throw new IllegalStateException("only words on items are kept, this is " + event.getClass());
    }
}
