// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.link.LinkEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the second stage hears: one of the two.
 *
 * @param event an event for a link, or for all
 * @param marker an answer of a source, for all
 */
record LinkMessage(@Nullable LinkEvent event, @Nullable Marker marker) {
    static LinkMessage of(LinkEvent event) {
        return new LinkMessage(event, null);
    }

    static LinkMessage of(Marker marker) {
        return new LinkMessage(null, marker);
    }
}
