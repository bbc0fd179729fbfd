// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.LinkState;
import java.util.List;
import java.util.Optional;

/** The sync as the world around it sees it: observations, results and control in, commands out. */
interface Engine {
    void thing(ThingSeen seen);

    void gone(LinkEvent.Gone gone);

    void item(ThingId thing, LinkEvent event);

    void result(LinkId link, LinkEvent result);

    void control(LinkId link, LinkEvent event);

    /** Sources have shown everything that exists. */
    void ready();

    /** Time went on: what is due is heard. */
    void time();

    /** All state is lost. */
    void wipe();

    /** Commands since the last call. */
    List<Command> commands();

    /** Kinds of the decisions taken so far. */
    List<String> decisions();

    Optional<LinkState> link(LinkId id);

    List<LinkState> links();
}
