// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.sync.adopt.Adoption;
import dev.casewire.sync.adopt.IssueIds;
import dev.casewire.sync.adopt.PairsFile;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.config.SyncConfigFile;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.Marker;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.link.Stage;
import dev.casewire.sync.link.SyncRules;
import dev.casewire.sync.topology.SyncTopics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** A calm world around the whole topology, for scenarios that are told step by step. */
final class Scene implements AutoCloseable {
    private static final String CONFIG = """
            sites: [{host: acme.example, accounts: [casewire]}]
            accounts:
              - {id: "111122223333", region: eu-west-1, principals: ["arn:aws:iam::111122223333:role/casewire"]}
            scope: {issues: {projects: [SEC]}}
            """;

    final World world;
    final TopologyEngine engine;

    Scene() {
        this("");
    }

    Scene(String moreConfig) {
        this(moreConfig, Stores::inMemoryKeyValueStore);
    }

    private Scene(String moreConfig, Function<String, KeyValueBytesStoreSupplier> stores) {
        SyncConfig config = SyncConfigFile.read("casewire.yaml", CONFIG + moreConfig);
        TopologyEngine[] made = new TopologyEngine[1];
        world = new World(1, w -> made[0] = new TopologyEngine(config, config.rules(), w::now, stores));
        engine = made[0];
        world.isFaulty = false;
        world.limits = World.Limits.REAL;
        world.stride = 70_000;
    }

    /** A scene whose state lies where the app keeps it. */
    static Scene onDisk() {
        return new Scene("", Stores::persistentKeyValueStore);
    }

    /** The topology with rules of the model. */
    static TopologyEngine engine(SyncRules rules, World world, Function<String, KeyValueBytesStoreSupplier> stores) {
        return new TopologyEngine(SyncConfigFile.read("casewire.yaml", CONFIG), rules, world::now, stores);
    }

    @Override
    public void close() {
        engine.close();
    }

    SimThing openCase(String title, String description) {
        return world.born(Side.CASE, title, description);
    }

    SimThing createIssue(String title, String description) {
        return world.born(Side.ISSUE, title, description);
    }

    /** Sources show everything and say so; then everything runs until it rests. */
    void start() {
        world.bulk();
        rest();
    }

    void rest() {
        look();
        assertThat(world.settle(60)).as("writes stop").isTrue();
    }

    /** Only sources and the sync run. */
    void look() {
        for (SimThing thing : List.copyOf(world.things.values())) {
            world.read(thing, true);
        }
        while (world.deliver(true)) {}
    }

    void pass(long millis) {
        world.advance(millis);
        world.passTime();
    }

    void execute(Side side) {
        while (world.execute(side)) {}
    }

    void acknowledge() {
        while (world.acknowledge(true)) {}
    }

    void ask(LinkId link, LinkEvent.Request request) {
        world.control(link, new LinkEvent.Ask(request));
    }

    void link(SimThing aCase, SimThing issue) {
        CaseArn arn = (CaseArn) aCase.id;
        world.control(LinkId.bornAs(arn), new LinkEvent.Join(arn, (IssueId) issue.id));
    }

    /** A list of one pair, as an operator has it. */
    void adopt(SimThing aCase, SimThing issue) {
        String csv = "case,site,issue\n" + ((CaseArn) aCase.id).value() + ",," + ((IssueId) issue.id).id() + "\n";
        SyncConfig config = SyncConfigFile.read("casewire.yaml", CONFIG);
        for (Adoption pair :
                PairsFile.read("pairs.csv", csv, config, IssueIds.NONE).pairs()) {
            engine.send(
                    SyncTopics.CONTROL, pair.link().value(), pair.control("test", Instant.ofEpochMilli(world.now())));
        }
        world.collect();
    }

    SimThing twin(SimThing thing) {
        LinkState link = linkOf(thing);
        return world.things.get(link.thing(thing.id.side().other()));
    }

    LinkState linkOf(SimThing thing) {
        return engine.links().stream()
                .filter(link -> thing.id.equals(link.thing(thing.id.side())))
                .filter(link -> !(link.stage() instanceof Stage.Yielded))
                .findFirst()
                .orElseThrow(() -> new AssertionError(thing.id.text() + " has no link"));
    }

    long paired() {
        return engine.links().stream()
                .filter(link -> link.stage() instanceof Stage.Paired)
                .count();
    }

    /** Every note of ours on a thing, parts joined. */
    String notes(SimThing thing) {
        StringBuilder notes = new StringBuilder();
        for (SimThing.SimItem item : thing.items.values()) {
            boolean isNote = Marker.of(item.text)
                    .filter(marker -> marker.kind() == ItemKind.NOTE)
                    .isPresent();
            if (item.isOurs && isNote) {
                notes.append(item.text.substring(item.text.indexOf('\n') + 1)).append('\n');
            }
        }
        return notes.toString();
    }

    /** Text of the copies of comments on a thing by the original's id, parts joined. */
    Map<String, String> copies(SimThing thing) {
        Map<String, String> copies = new TreeMap<>();
        for (SimThing.SimItem item : thing.items.values()) {
            Marker marker = item.isOurs && !item.isGone ? Marker.of(item.text).orElse(null) : null;
            if (marker != null && marker.kind() == ItemKind.COMMENT) {
                String body = item.text.substring(item.text.indexOf('\n') + 1);
                copies.merge(marker.itemId(), body, String::concat);
            }
        }
        return copies;
    }

    SimThing.SimItem comment(SimThing thing, String text) {
        world.advance(1);
        return world.addItem(thing, false, false, text);
    }

    void edit(SimThing thing, String field, String value) {
        world.edit(thing, field, value);
    }

    void edit(SimThing.SimItem item, String text) {
        world.advance(1);
        item.text = text;
        item.isTouched = true;
    }
}
