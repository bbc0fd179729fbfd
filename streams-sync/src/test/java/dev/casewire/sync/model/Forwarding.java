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

/** An engine that leaves everything to another; mutations change what they are about. */
class Forwarding implements Engine {
    private final Engine engine;

    Forwarding(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void thing(ThingSeen seen) {
        engine.thing(seen);
    }

    @Override
    public void gone(LinkEvent.Gone gone) {
        engine.gone(gone);
    }

    @Override
    public void item(ThingId thing, LinkEvent event) {
        engine.item(thing, event);
    }

    @Override
    public void result(LinkId link, LinkEvent result) {
        engine.result(link, result);
    }

    @Override
    public void control(LinkId link, LinkEvent event) {
        engine.control(link, event);
    }

    @Override
    public void ready() {
        engine.ready();
    }

    @Override
    public void time() {
        engine.time();
    }

    @Override
    public void wipe() {
        engine.wipe();
    }

    @Override
    public List<Command> commands() {
        return engine.commands();
    }

    @Override
    public List<String> decisions() {
        return engine.decisions();
    }

    @Override
    public Optional<LinkState> link(LinkId id) {
        return engine.link(id);
    }

    @Override
    public List<LinkState> links() {
        return engine.links();
    }
}
