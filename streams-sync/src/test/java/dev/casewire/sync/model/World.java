// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.field.CaseFacts;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.identity.StampKeys;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.item.ItemContent;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.Marker;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Presence;
import dev.casewire.sync.link.Snapshot;
import dev.casewire.sync.text.CanonicalText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Two sides in memory that behave as the references say, with everything between them and the sync: no comment is deleted on
 * a case, nothing has an ETag, an index shows a new issue late, a case is created once per client token, fields have limits.
 */
final class World {
    static final long INDEX_LAG = 500;
    private static final String HIDDEN = "hidden@";

    final Map<ThingId, SimThing> things = new LinkedHashMap<>();
    final StampKeys keys = SimSink.keys();
    final Random random;
    final Engine engine;
    final List<Lost> lost = new ArrayList<>();
    final List<String> script = new ArrayList<>();
    boolean isTraced;
    boolean recognises = true;
    boolean checksExpected = true;
    boolean isFaulty = true;
    String poisoned;
    Limits limits = Limits.MODEL;
    /** Time between two sweeps of a calm world. */
    long stride = 1_600;

    long skew;
    boolean hasAutomation;
    boolean dropsResults;
    int writes;
    private int answers;

    private final Map<Side, Deque<Command>> commands = new EnumMap<>(Side.class);
    private final Map<Side, SimSink> sinks = new EnumMap<>(Side.class);
    private final List<Runnable> observations = new ArrayList<>();
    private final List<Runnable> results = new ArrayList<>();
    /** What their topic still holds although it was read: read again where all state was lost. */
    private final List<Runnable> retained = new ArrayList<>();

    private final List<Runnable> asked = new ArrayList<>();
    /** False where people asked longer ago than their topic retains. */
    boolean retainsControl = true;

    private long now = 1_000_000;
    private long epoch = 1;
    private int lastId;

    /** How much each side takes. */
    record Limits(int caseTitle, int issueTitle, int caseText, int issueText, int caseComment, int issueComment) {
        static final Limits MODEL = new Limits(
                ModelRules.CASE_TITLE.limit(),
                ModelRules.ISSUE_TITLE.limit(),
                ModelRules.CASE_TEXT.limit(),
                ModelRules.ISSUE_TEXT.limit(),
                ModelRules.ITEMS.caseCommentMax(),
                ModelRules.ITEMS.issueCommentMax());
        /** Those of the APIs. */
        static final Limits REAL = new Limits(300, 255, 8_000, 32_767, 12_000, 32_767);
    }

    /** A value of a user that a write of ours replaced. */
    record Lost(ThingId thing, String field, String value) {}

    World(long seed, Function<World, Engine> engine) {
        this.random = new Random(seed);
        for (Side side : Side.values()) {
            commands.put(side, new ArrayDeque<>());
            sinks.put(side, new SimSink(this, side));
        }
        this.engine = engine.apply(this);
    }

    long now() {
        return now;
    }

    /** Time of the API of a side: the two clocks differ, and nothing compares them. */
    long time(Side side) {
        return side == Side.CASE ? now + skew : now;
    }

    void advance(long millis) {
        now += millis;
    }

    /** A line of the script; callers ask first whether anybody reads it, because histories must be cheap. */
    void say(String line) {
        script.add(now + "  " + line);
    }

    void wrote(String what) {
        writes++;
        if (isTraced) say("  sink writes " + what);
    }

    // --- the sides

    SimThing add(Side side, boolean isOurs) {
        int number = ++lastId;
        SimThing thing =
                new SimThing(SimSink.id(side, number), isOurs, now, side == Side.ISSUE ? "SEC-" + number : "" + number);
        thing.fields.put("title", new SimThing.Cell("", time(side), false));
        thing.fields.put(
                "description", new SimThing.Cell(side == Side.CASE ? "(no description)" : "", time(side), false));
        thing.fields.put("status", new SimThing.Cell(side == Side.CASE ? "Submitted" : "To Do", time(side), false));
        thing.fields.put("watchers", new SimThing.Cell("", time(side), false));
        thing.fields.put("case-info", new SimThing.Cell("", time(side), false));
        things.put(thing.id, thing);
        return thing;
    }

    SimThing born(Side side, String title, String description) {
        SimThing thing = add(side, false);
        edit(thing, "title", title);
        edit(thing, "description", description);
        return thing;
    }

    void edit(SimThing thing, String field, String value) {
        now++;
        if (isTraced) say("user sets " + field + " of " + thing.id.text() + " to '" + value + "'");
        thing.write(field, value, time(thing.id.side()), true);
    }

    SimThing.SimItem addItem(SimThing thing, boolean isOurs, boolean isFile, String text) {
        SimThing.SimItem item = new SimThing.SimItem(Integer.toString(++lastId), isOurs, isFile, text);
        thing.items.put(item.id, item);
        if (!isOurs) {
            if (isTraced)
                say("user adds " + (isFile ? "file " : "comment ") + item.id + " to " + thing.id.text() + ": " + text);
        }
        return item;
    }

    SimThing sinkSearch(Side side, LinkId link, int generation, Map<String, ThingId> remembered) {
        ThingId known = remembered.get(link.value() + generation);
        if (known != null) {
            return things.get(known);
        }
        for (SimThing thing : things.values()) {
            boolean isCreated = link.equals(thing.createdFor)
                    && thing.createdGeneration == generation
                    && thing.id.side() == side
                    && !thing.isDeleted;
            // A case create with the same client token gives the same case; an issue is found once the index shows it.
            if (isCreated && (side == Side.CASE || now >= thing.createdAt + INDEX_LAG)) {
                return thing;
            }
        }
        return null;
    }

    boolean diesBetweenCreateAndStamp() {
        return isFaulty && random.nextInt(12) == 0;
    }

    /** Somebody else edits in the milliseconds between the sink's read and its write; its change log tells. */
    String racingEdit(SimThing thing, FieldName field) {
        boolean isText = field.equals(FieldName.TITLE) || field.equals(FieldName.DESCRIPTION);
        if (!isFaulty || !isText || random.nextInt(25) != 0) {
            return null;
        }
        String value = "race " + ++lastId;
        edit(thing, field.value(), value);
        return value;
    }

    void overwritten(SimThing thing, String field, SimThing.Cell cell, String by) {
        boolean isText = field.equals("title") || field.equals("description");
        if (!cell.isByUser || !isText || cell.value.equals(by)) {
            return;
        }
        String tail = cell.value.substring(Math.max(0, cell.value.length() - Laws.TELLING));
        boolean isHeadKept =
                cell.value.length() >= Laws.TELLING && by.startsWith(cell.value.substring(0, Laws.TELLING));
        if (!isHeadKept) {
            lost.add(new Lost(thing.id, field, cell.value));
        }
        if (cell.value.length() > 100 && !by.contains(tail)) {
            lost.add(new Lost(thing.id, field, tail));
        }
    }

    void checkLimit(Side side, FieldName field, String value) {
        int limit = Integer.MAX_VALUE;
        if (field.equals(FieldName.TITLE)) {
            limit = side == Side.CASE ? limits.caseTitle() : limits.issueTitle();
        } else if (field.equals(FieldName.DESCRIPTION)) {
            limit = side == Side.CASE ? limits.caseText() : limits.issueText();
        }
        boolean isEmptyOnCase = side == Side.CASE && field.equals(FieldName.DESCRIPTION) && value.isEmpty();
        if (value.length() > Math.max(limit, 0) || isEmptyOnCase) {
            throw new AssertionError("the API refuses " + field.value() + " of " + value.length() + " on the " + side);
        }
    }

    void checkItemLimit(Side side, boolean isFile, String text) {
        int limit = side == Side.CASE ? limits.caseComment() : limits.issueComment();
        boolean isLegalFile = !isFile || side == Side.ISSUE || text.matches("[a-zA-Z0-9._-]{1,255}");
        if (text.length() > limit || !isLegalFile) {
            throw new AssertionError("the API refuses an item of " + text.length() + " on the " + side + ": " + text);
        }
    }

    Set<String> unresolved(Side side, FieldName field, String wanted) {
        Set<String> unresolved = new TreeSet<>();
        if (side == Side.ISSUE && field.equals(FieldName.WATCHERS)) {
            CanonicalText.members(wanted).stream()
                    .filter(m -> m.startsWith(HIDDEN))
                    .forEach(unresolved::add);
        }
        return unresolved;
    }

    String without(String wanted, Set<String> members) {
        if (members.isEmpty()) {
            return wanted;
        }
        var left = CanonicalText.members(wanted);
        left.removeAll(members);
        return CanonicalText.set(left);
    }

    void automation(SimThing thing, String field) {
        if (hasAutomation && field.equals("title") && thing.id.side() == Side.ISSUE) {
            String value = thing.value("title");
            String answer = "[A] " + value.replace("[A] ", "");
            thing.write("title", answer.substring(0, Math.min(40, answer.length())), time(Side.ISSUE) + 1, true);
            now += 2;
        }
    }

    void itemAutomation(SimThing thing, SimThing.SimItem item) {
        boolean isComment = !item.isFile
                && Marker.of(item.text)
                        .filter(m -> m.kind() == ItemKind.COMMENT)
                        .isPresent();
        if (hasAutomation && isComment && thing.id.side() == Side.ISSUE) {
            item.text = item.text + " (rewritten)";
            now += 1;
        }
    }

    static boolean isSamePlace(String text, String marker, boolean isFile) {
        if (isFile) {
            return text.equals(marker);
        }
        var a = Marker.of(text);
        var b = Marker.of(marker);
        return a.isPresent()
                && b.isPresent()
                && a.get().kind() == b.get().kind()
                && a.get().itemId().equals(b.get().itemId())
                && a.get().index() == b.get().index();
    }

    // --- sources

    Version version(Side side) {
        return new Version(epoch, time(side));
    }

    void restartSource() {
        epoch++;
    }

    /** Reads a thing whole, now; it arrives when it is delivered. */
    void read(SimThing thing, boolean withItems) {
        now++;
        thing.isTouched = false;
        Version at = version(thing.id.side());
        if (thing.isDeleted || !thing.isVisible || !thing.isInScope) {
            Presence how =
                    thing.isDeleted ? Presence.DELETED : thing.isVisible ? Presence.OUT_OF_SCOPE : Presence.INVISIBLE;
            if (!thing.isDeleted && thing.isVisible) {
                // Never seen and out of scope: the source does not even tell of it.
                observations.add(() -> engine.gone(new LinkEvent.Gone(thing.id, at, how)));
                return;
            }
            observations.add(() -> engine.gone(new LinkEvent.Gone(thing.id, at, how)));
            return;
        }
        ThingSeen seen = new ThingSeen(thing.id, at, snapshot(thing), thing.stamp, thing.isOurs, thing.isInScope);
        observations.add(() -> {
            if (isTraced) say("seen " + thing.id.text() + " as of " + at.fetchStart());
            engine.thing(seen);
        });
        if (withItems) {
            for (SimThing.SimItem item : List.copyOf(thing.items.values())) {
                readItem(thing, item);
            }
        }
    }

    private void readTouched(SimThing thing) {
        boolean isShown = !thing.isDeleted && thing.isVisible && thing.isInScope;
        for (SimThing.SimItem item : thing.items.values()) {
            if (isShown && item.isTouched) {
                readItem(thing, item);
            }
        }
    }

    void readItem(SimThing thing, SimThing.SimItem item) {
        item.isTouched = false;
        Version at = version(thing.id.side());
        ItemKind kind = item.isFile ? ItemKind.ATTACHMENT : ItemKind.COMMENT;
        LinkEvent event;
        if (item.isGone) {
            event = new LinkEvent.ItemGone(thing.id, kind, item.id, at);
        } else {
            ItemContent.State state = item.isRestricted
                    ? ItemContent.State.RESTRICTED
                    : item.isFailed
                            ? ItemContent.State.FAILED
                            : item.isPending ? ItemContent.State.PENDING : ItemContent.State.READY;
            String author = item.isOurs ? "casewire" : "Alice";
            ItemContent content = new ItemContent(item.text, author, "2026-11-21T08:00Z", state, 10);
            event = new LinkEvent.ItemSeen(thing.id, kind, item.id, at, content, item.isOurs);
        }
        observations.add(() -> engine.item(thing.id, event));
    }

    private static Snapshot snapshot(SimThing thing) {
        Map<FieldName, String> values = new HashMap<>();
        thing.fields.forEach((name, cell) -> values.put(new FieldName(name), cell.value));
        CaseFacts facts = thing.id.side() == Side.CASE ? new CaseFacts(thing.isSelfManaged, thing.closureCode) : null;
        return new Snapshot(values, facts, thing.label);
    }

    boolean deliver(boolean inOrder) {
        if (observations.isEmpty()) {
            return false;
        }
        int index = inOrder ? 0 : random.nextInt(observations.size());
        boolean isRepeated = !inOrder && random.nextInt(6) == 0;
        Runnable observation = isRepeated ? observations.get(index) : observations.remove(index);
        observation.run();
        collect();
        return true;
    }

    // --- sinks

    void collect() {
        for (Command command : engine.commands()) {
            if (isTraced) say("command " + brief(command));
            commands.get(command.side()).add(command);
        }
    }

    private static String brief(Command command) {
        if (command instanceof Command.ForThing thing) {
            return thing.kind() + " " + thing.sequence() + " on " + thing.side() + " of "
                    + thing.link().value() + " "
                    + thing.writes().stream()
                            .map(write -> write.field().value() + "='" + write.wanted() + "'")
                            .toList();
        }
        Command.ForItem item = (Command.ForItem) command;
        return "item " + item.sequence() + " " + item.item().text() + " "
                + item.parts().stream().map(part -> "'" + part.text() + "'").toList();
    }

    boolean execute(Side side) {
        Command command = commands.get(side).poll();
        if (command == null) {
            return false;
        }
        now++;
        boolean isRepeated = isFaulty && random.nextInt(10) == 0;
        if (isRepeated) {
            commands.get(side).addFirst(command);
        }
        if (isTraced) say("sink of " + side + " takes " + command.sequence());
        LinkEvent result = sinks.get(side).execute(command);
        boolean isLost = isFaulty && random.nextInt(6) == 0;
        if (result != null && isLost && !dropsResults) {
            // It died between effect and report: the command is delivered again.
            sinks.get(side).restart();
            commands.get(side).addFirst(command);
        }
        if (result == null && !dropsResults) {
            // It cannot be done yet: it stands in the topic until it can, whatever the sync has forgotten meanwhile.
            commands.get(side).addLast(command);
        }
        if (result == null || isLost) {
            if (isTraced) say("  no result of " + command.sequence());
            return true;
        }
        LinkId link = command.link();
        answers++;
        results.add(() -> {
            if (isTraced) say("result of " + command.sequence() + " on " + side);
            engine.result(link, result);
        });
        if (isFaulty && random.nextInt(8) == 0) {
            results.add(() -> engine.result(link, result));
        }
        return true;
    }

    boolean acknowledge(boolean inOrder) {
        if (results.isEmpty()) {
            return false;
        }
        Runnable result = results.remove(inOrder ? 0 : random.nextInt(results.size()));
        retained.add(result);
        result.run();
        collect();
        return true;
    }

    void restartSink(Side side) {
        if (isTraced) say("sink of " + side + " restarts");
        sinks.get(side).restart();
    }

    void ready() {
        if (isTraced) say("sources have shown everything");
        engine.ready();
        collect();
    }

    void passTime() {
        engine.time();
        collect();
    }

    /** A person asks something of a link. */
    void control(LinkId link, LinkEvent event) {
        asked.add(() -> engine.control(link, event));
        engine.control(link, event);
        collect();
    }

    /**
     * All state is lost, and with it how far each topic was read: what people asked and what sinks answered is heard again, as
     * far as topics retain it. Sources show everything and then say so.
     */
    void rebuild() {
        if (isTraced) say("all state is lost");
        engine.wipe();
        if (retainsControl) {
            asked.forEach(Runnable::run);
            collect();
        }
        results.addAll(0, retained);
        retained.clear();
        bulk();
    }

    void bulk() {
        List<SimThing> all = new ArrayList<>(things.values());
        java.util.Collections.shuffle(all, random);
        all.forEach(thing -> read(thing, true));
        while (!observations.isEmpty()) {
            deliver(true);
            if (isFaulty && random.nextInt(4) == 0) {
                advance(random.nextInt(200));
                passTime();
                execute(random.nextBoolean() ? Side.CASE : Side.ISSUE);
            }
        }
        ready();
    }

    /** Everything runs until no sink does anything any more; false where it does not end. A thing that cannot be seen may be tried for ever. */
    boolean settle(int rounds) {
        int quiet = 0;
        for (int round = 0; round < rounds; round++) {
            int before = writes + answers;
            advance(stride);
            passTime();
            round(quiet == 1);
            quiet = writes + answers == before ? quiet + 1 : 0;
            if (quiet == 2) {
                return true;
            }
        }
        return false;
    }

    /**
     * A sweep that reads again what did not change teaches nothing, and histories must be cheap. The last one reads every
     * thing again, which must not make anybody write.
     */
    private void round(boolean isLast) {
        for (SimThing thing : List.copyOf(things.values())) {
            if (isLast || thing.isTouched) {
                read(thing, false);
            }
            readTouched(thing);
        }
        while (deliver(true)) {}
        for (Side side : Side.values()) {
            int count = commands.get(side).size();
            for (int i = 0; i < count; i++) {
                execute(side);
            }
        }
        while (acknowledge(true)) {}
    }
}
