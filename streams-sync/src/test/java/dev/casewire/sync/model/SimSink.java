// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.Fingerprint;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.identity.StampKeys;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.PartResult;
import dev.casewire.sync.item.PartWrite;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.FieldResult;
import dev.casewire.sync.link.FieldWrite;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Slot;
import dev.casewire.sync.status.CaseGraph;
import dev.casewire.sync.status.CaseStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A sink that keeps the rules of the specification, on one side of a {@link World}. */
final class SimSink {
    private static final StampKeys KEYS = new StampKeys(Map.of("k1", "a secret of the model"));

    private final World world;
    private final Side side;
    private final Map<String, ThingId> remembered = new HashMap<>();
    private long searchableFrom;

    SimSink(World world, Side side) {
        this.world = world;
        this.side = side;
    }

    /** The process died: what it remembered is gone, and a create may have happened that the index does not show yet. */
    void restart() {
        remembered.clear();
        searchableFrom = world.now() + World.INDEX_LAG;
    }

    /** Executes a command; null where it has to be tried again later. */
    LinkEvent execute(Command command) {
        if (command instanceof Command.ForItem item) {
            return item(item);
        }
        Command.ForThing thing = (Command.ForThing) command;
        touch(thing.thing());
        return switch (thing.kind()) {
            case CREATE -> create(thing);
            case UPDATE -> update(thing);
            case STAMP, UNSTAMP -> stamp(thing);
            case WITHDRAW -> result(thing, null, null, Map.of());
        };
    }

    private void touch(ThingId id) {
        SimThing thing = world.things.get(id);
        if (thing != null) {
            thing.isTouched = true;
        }
    }

    private static LinkEvent.Result result(
            Command.ForThing command, ThingId thing, String refused, Map<String, FieldResult> fields) {
        return new LinkEvent.Result(
                command.side(), command.generation(), command.sequence(), thing, 0, refused, fields);
    }

    private LinkEvent create(Command.ForThing command) {
        SimThing found = world.sinkSearch(side, command.link(), command.generation(), remembered);
        if (found == null && world.now() < searchableFrom) {
            return null;
        }
        if (found == null && world.now() > command.notAfter()) {
            return at(result(command, null, null, Map.of()));
        }
        Map<String, FieldResult> fields = new HashMap<>();
        if (found == null) {
            found = world.add(side, true);
            found.createdFor = command.link();
            found.createdGeneration = command.generation();
            found.createdBy = command.sequence();
            found.stamp = world.keys
                    .sign(command.link(), command.generation(), null, false)
                    .json();
            for (FieldWrite write : command.writes()) {
                world.checkLimit(side, write.field(), write.wanted());
                found.write(write.field().value(), write.wanted(), time(), false);
            }
            world.wrote("create " + found.id.text());
            if (world.diesBetweenCreateAndStamp()) {
                restart();
                return null;
            }
        }
        found.isTouched = true;
        remembered.put(command.link().value() + command.generation(), found.id);
        if (found.stamp == null || !found.stamp.contains(found.id.text())) {
            found.stamp = world.keys
                    .sign(command.link(), command.generation(), found.id, false)
                    .json();
        }
        for (FieldWrite write : command.writes()) {
            boolean isOwn = found.createdBy == command.sequence();
            fields.put(
                    write.field().value(),
                    FieldResult.of(isOwn ? FieldResult.Outcome.APPLIED : FieldResult.Outcome.SUPERSEDED));
        }
        return at(result(command, found.id, null, fields));
    }

    private LinkEvent stamp(Command.ForThing command) {
        SimThing thing = world.things.get(command.thing());
        if (thing == null || thing.isDeleted) {
            return at(result(command, command.thing(), "not found", Map.of()));
        }
        if (!thing.isVisible) {
            return null;
        }
        boolean isUnlinked = command.kind() == Slot.Kind.UNSTAMP;
        thing.stamp = world.keys
                .sign(command.link(), command.generation(), thing.id, isUnlinked)
                .json();
        world.wrote("stamp " + thing.id.text());
        return at(result(command, thing.id, null, Map.of()));
    }

    private LinkEvent update(Command.ForThing command) {
        SimThing thing = world.things.get(command.thing());
        if (thing == null || thing.isDeleted) {
            return at(result(command, command.thing(), "not found", Map.of()));
        }
        if (!thing.isVisible) {
            return null;
        }
        Map<String, FieldResult> known = world.recognises ? thing.applied.get(command.sequence()) : null;
        Map<String, FieldResult> fields = new HashMap<>();
        Map<String, FieldResult> done = new HashMap<>();
        for (FieldWrite write : command.writes()) {
            String name = write.field().value();
            if (known != null && known.containsKey(name)) {
                fields.put(name, known.get(name));
            } else {
                FieldResult outcome = write(thing, write, command);
                fields.put(name, outcome);
                if (outcome.outcome() == FieldResult.Outcome.APPLIED) {
                    done.put(name, outcome);
                }
            }
        }
        thing.applied.computeIfAbsent(command.sequence(), s -> new HashMap<>()).putAll(done);
        return at(result(command, thing.id, null, fields));
    }

    private FieldResult write(SimThing thing, FieldWrite write, Command command) {
        String name = write.field().value();
        SimThing.Cell cell = thing.fields.computeIfAbsent(name, n -> new SimThing.Cell("", 0, false));
        if (cell.value.equals(write.wanted())) {
            return FieldResult.of(FieldResult.Outcome.APPLIED);
        }
        if (world.now() > command.notAfter()) {
            return FieldResult.of(FieldResult.Outcome.EXPIRED);
        }
        boolean isOnTheWay = write.via().contains(cell.value) && !cell.isByUser;
        if (world.checksExpected && !isOnTheWay && !fits(cell, write)) {
            return FieldResult.of(FieldResult.Outcome.SUPERSEDED);
        }
        if (world.poisoned != null && write.wanted().contains(world.poisoned)) {
            return new FieldResult(FieldResult.Outcome.REFUSED, null, Set.of(), "the API says 400 Validation");
        }
        String overwritten = world.racingEdit(thing, write.field());
        if (write.field().equals(FieldName.STATUS)) {
            return status(thing, cell, write);
        }
        world.checkLimit(side, write.field(), write.wanted());
        Set<String> unresolved = world.unresolved(side, write.field(), write.wanted());
        String written = world.without(write.wanted(), unresolved);
        if (!written.equals(cell.value)) {
            if (write.isConflict() && overwritten == null) {
                overwritten = cell.value;
            }
            world.overwritten(thing, name, cell, written);
            cell.set(written, time(), false);
            world.wrote(name + " of " + thing.id.text() + " to '" + written + "'");
            world.automation(thing, name);
        }
        return new FieldResult(FieldResult.Outcome.APPLIED, overwritten, unresolved, null);
    }

    private static boolean fits(SimThing.Cell cell, FieldWrite write) {
        Fingerprint shown = Fingerprint.of(cell.value);
        return write.expected().stream()
                .anyMatch(expected -> expected.value().equals(shown)
                        && (expected.at() == null
                                || cell.changedAt <= expected.at().fetchStart()));
    }

    private FieldResult status(SimThing thing, SimThing.Cell cell, FieldWrite write) {
        if (side == Side.ISSUE) {
            cell.set(write.wanted(), time(), false);
            thing.closureCode = write.detail();
            world.wrote("status of " + thing.id.text() + " to '" + write.wanted() + "'");
            return FieldResult.of(FieldResult.Outcome.APPLIED);
        }
        int from = write.via().indexOf(cell.value);
        for (String step : write.via().subList(from + 1, write.via().size())) {
            CaseStatus now = CaseStatus.find(cell.value).orElseThrow();
            CaseStatus next = CaseStatus.find(step).orElseThrow();
            if (!CaseGraph.allows(now, next)) {
                return new FieldResult(FieldResult.Outcome.REFUSED, null, Set.of(), now + " to " + next);
            }
            cell.set(step, time(), false);
            world.wrote("status of " + thing.id.text() + " to '" + step + "'");
        }
        return FieldResult.of(FieldResult.Outcome.APPLIED);
    }

    private LinkEvent item(Command.ForItem command) {
        SimThing thing = world.things.get(command.thing());
        if (thing == null || thing.isDeleted || !thing.isVisible) {
            return null;
        }
        List<PartResult> results = new ArrayList<>();
        for (PartWrite write : command.parts()) {
            results.add(part(thing, command, write));
        }
        return new LinkEvent.ItemResult(command.item(), command.sequence(), time(), results);
    }

    private PartResult part(SimThing thing, Command.ForItem command, PartWrite write) {
        boolean isFile = command.item().kind() == ItemKind.ATTACHMENT;
        SimThing.SimItem copy =
                write.remoteId() == null ? find(thing, write, isFile) : thing.items.get(write.remoteId());
        if (copy != null) {
            copy.isTouched = true;
        }
        if (copy == null && write.remoteId() == null) {
            if (world.now() > command.notAfter()) {
                return new PartResult(write.index(), null, PartResult.Outcome.EXPIRED, null);
            }
            world.checkItemLimit(side, isFile, write.text());
            SimThing.SimItem created = world.addItem(thing, true, isFile, write.text());
            world.wrote("item " + write.marker() + " on " + thing.id.text());
            world.itemAutomation(thing, created);
            return new PartResult(write.index(), created.id, PartResult.Outcome.APPLIED, null);
        }
        if (copy == null || copy.isGone) {
            return new PartResult(write.index(), null, PartResult.Outcome.MISSING, null);
        }
        if (copy.text.equals(write.text()) || isFile) {
            return new PartResult(write.index(), copy.id, PartResult.Outcome.APPLIED, null);
        }
        boolean isExpected = write.expected() == null || write.expected().equals(Fingerprint.of(copy.text));
        if (write.remoteId() == null || (world.checksExpected && !isExpected)) {
            return new PartResult(write.index(), copy.id, PartResult.Outcome.SUPERSEDED, null);
        }
        if (world.now() > command.notAfter()) {
            return new PartResult(write.index(), copy.id, PartResult.Outcome.EXPIRED, null);
        }
        world.checkItemLimit(side, isFile, write.text());
        copy.text = write.text();
        world.wrote("edit " + write.marker() + " on " + thing.id.text());
        world.itemAutomation(thing, copy);
        return new PartResult(write.index(), copy.id, PartResult.Outcome.APPLIED, null);
    }

    /** Comments are listed, not searched: the list is complete. Headers are renumbered, so only the item and place count. */
    private SimThing.SimItem find(SimThing thing, PartWrite write, boolean isFile) {
        for (SimThing.SimItem item : thing.items.values()) {
            if (item.isOurs
                    && !item.isGone
                    && item.isFile == isFile
                    && World.isSamePlace(item.text, write.marker(), isFile)) {
                return item;
            }
        }
        return null;
    }

    private LinkEvent.Result at(LinkEvent.Result result) {
        return new LinkEvent.Result(
                result.side(),
                result.generation(),
                result.sequence(),
                result.thing(),
                time(),
                result.refused(),
                result.fields());
    }

    private long time() {
        return world.time(side);
    }

    static ThingId id(Side side, int number) {
        return side == Side.CASE
                ? new CaseArn("arn:aws:security-ir:eu-west-1:111122223333:case/" + number)
                : new IssueId("acme.example", Integer.toString(number));
    }

    static StampKeys keys() {
        return KEYS;
    }
}
