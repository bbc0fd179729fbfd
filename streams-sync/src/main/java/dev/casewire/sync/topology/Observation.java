// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Notice;

/** What the first stage hears. */
sealed interface Observation {
    /** A thing was read whole. */
    record OfThing(ThingSeen seen) implements Observation {}

    /** A thing is not shown any more. */
    record OfGone(LinkEvent.Gone gone) implements Observation {}

    /**
     * An item was seen, or is gone.
     *
     * @param name kind and id within the thing
     */
    record OfItem(ThingId thing, String name, LinkEvent event) implements Observation {}

    /**
     * A source answered; its partition is that of the record.
     *
     * @param marker the answer, its partition not yet known
     */
    record OfMarker(Marker marker) implements Observation {}

    /** A link told something. */
    record OfNotice(Notice notice) implements Observation {}
}
