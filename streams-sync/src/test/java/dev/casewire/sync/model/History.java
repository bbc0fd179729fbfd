// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.field.FieldRule;
import dev.casewire.sync.field.Policy;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.link.Stage;
import dev.casewire.sync.link.SyncRules;
import dev.casewire.sync.status.CaseGraph;
import dev.casewire.sync.status.CaseStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One random history from its seed: people, faults, then quiet; and the laws. */
final class History {
    private static final List<String> JIRA = List.of("To Do", "In Progress", "In Review", "Done", "Waiting");

    private final World world;
    private final Random random;
    private final Map<String, Set<Side>> editors = new HashMap<>();
    private final Map<String, String> lastEdit = new HashMap<>();
    private final Mutation mutation;
    private boolean isTampered;
    private boolean isRebuilt;

    History(long seed, Mutation mutation) {
        this.mutation = mutation;
        Random choice = new Random(seed ^ 0x5DEECE66DL);
        Policy policy = choice.nextInt(4) == 0 ? Policy.ISSUE : Policy.CASE;
        boolean opensNewCase = choice.nextInt(4) == 0;
        SyncRules rules = mutation.rules(ModelRules.rules(policy, opensNewCase, UnaryOperator.<FieldRule>identity()));
        this.world = new World(seed, w -> mutation.engine(mutation.engine(rules, w), w));
        this.random = world.random;
        mutation.prepare(world);
        world.skew = choice.nextBoolean() ? 3_600_000 : 0;
        world.dropsResults = choice.nextBoolean();
        world.hasAutomation = choice.nextInt(10) == 0;
    }

    World world() {
        return world;
    }

    /** Violations of the laws; none where the history is fine. */
    List<String> play(int steps) {
        begin();
        for (int i = 0; i < steps; i++) {
            step();
        }
        world.isFaulty = false;
        world.bulk();
        boolean isAtRest = world.settle(60);
        if (isRebuilt) {
            // A create of before the loss whose end nobody tells is over by then.
            world.advance(ModelRules.TIMING.life().toMillis());
            isAtRest &= world.settle(60);
        }
        if (!isAtRest) {
            return List.of("writes do not stop");
        }
        List<String> broken = new ArrayList<>(Laws.broken(world));
        lastWords(broken);
        if (broken.isEmpty()) {
            calmEdit(broken);
        }
        return broken;
    }

    private void begin() {
        Side side = side();
        SimThing first = world.born(side, "first " + random.nextInt(100), text(random.nextInt(4) == 0 ? 200 : 20));
        first.isSelfManaged = random.nextInt(5) > 0;
        if (random.nextInt(3) == 0) {
            SimThing second = world.born(side.other(), "second", "two");
            if (random.nextInt(2) == 0) {
                join(first, second);
            }
        }
        if (random.nextInt(3) > 0) {
            world.bulk();
        }
    }

    private void join(SimThing a, SimThing b) {
        SimThing theCase = a.id.side() == Side.CASE ? a : b;
        SimThing issue = theCase == a ? b : a;
        if (!(theCase.id instanceof CaseArn arn) || !(issue.id instanceof IssueId id)) {
            return;
        }
        if (world.isTraced) world.say("a person links " + arn.text() + " and " + id.text());
        world.control(LinkId.bornAs(arn), new LinkEvent.Join(arn, id));
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 14) {
            world.read(any(), random.nextInt(3) == 0);
        } else if (dice < 38) {
            world.deliver(random.nextInt(3) > 0);
        } else if (dice < 54) {
            world.execute(side());
        } else if (dice < 66) {
            world.acknowledge(random.nextInt(3) > 0);
        } else if (dice < 74) {
            world.advance(random.nextInt(4) == 0 ? random.nextInt(5_000) : random.nextInt(200));
            world.passTime();
        } else if (dice < 97) {
            user();
        } else {
            rare();
        }
    }

    private void user() {
        SimThing thing = any();
        if (thing.isDeleted || !thing.isVisible) {
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                edit(
                        thing,
                        "title",
                        random.nextInt(5) == 0
                                ? text(thing.id.side() == Side.CASE ? 55 : 35)
                                : "t" + random.nextInt(40));
            case 3, 4 -> edit(thing, "description", description(thing));
            case 5, 6 -> move(thing);
            case 7 -> watch(thing);
            case 8 -> comment(thing);
            default -> changeItem(thing);
        }
    }

    private void edit(SimThing thing, String field, String value) {
        world.edit(thing, field, value);
        LinkId link = linkOf(thing);
        String key = (link == null ? thing.id.text() : link.value()) + field;
        editors.computeIfAbsent(key, k -> new HashSet<>()).add(thing.id.side());
        lastEdit.put(key, value);
    }

    private LinkId linkOf(SimThing thing) {
        if (thing.createdFor != null) {
            return thing.createdFor;
        }
        return LinkId.bornAs(thing.id);
    }

    private String description(SimThing thing) {
        String old = thing.value("description");
        if (thing.id.side() == Side.CASE) {
            return old.length() > 40 && random.nextBoolean()
                    ? old.replaceFirst("w", "c" + random.nextInt(9))
                    : "case says " + random.nextInt(50);
        }
        return random.nextInt(3) == 0 ? text(200) : "issue says " + random.nextInt(50);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("w").append(random.nextInt(1000)).append(' ');
        }
        return text.substring(0, length).strip();
    }

    private void move(SimThing thing) {
        if (thing.id.side() == Side.ISSUE) {
            world.edit(thing, "status", JIRA.get(random.nextInt(JIRA.size())));
            return;
        }
        CaseStatus from = CaseStatus.find(thing.value("status")).orElseThrow();
        CaseStatus to = CaseStatus.values()[random.nextInt(CaseStatus.values().length)];
        boolean isRare = to == CaseStatus.CLOSED && random.nextInt(3) > 0;
        if (CaseGraph.allows(from, to) && !isRare) {
            world.edit(thing, "status", to.text());
        }
    }

    private void watch(SimThing thing) {
        Set<String> members = new HashSet<>(thing.value("watchers").lines().toList());
        String member = (thing.id.side() == Side.CASE && random.nextInt(4) == 0 ? "hidden@" : "w") + random.nextInt(5);
        if (!members.remove(member)) {
            members.add(member);
        }
        world.edit(thing, "watchers", dev.casewire.sync.text.CanonicalText.set(members));
    }

    private void comment(SimThing thing) {
        if (random.nextInt(4) == 0) {
            SimThing.SimItem file = world.addItem(thing, false, true, "re port" + random.nextInt(3) + ".txt");
            file.isPending = thing.id.side() == Side.CASE && random.nextInt(3) == 0;
            return;
        }
        SimThing.SimItem item = world.addItem(
                thing, false, false, random.nextInt(4) == 0 ? text(150) : "same words " + random.nextInt(2));
        item.isRestricted = thing.id.side() == Side.ISSUE && random.nextInt(6) == 0;
    }

    private void changeItem(SimThing thing) {
        if (thing.items.isEmpty()) {
            return;
        }
        List<SimThing.SimItem> items = List.copyOf(thing.items.values());
        SimThing.SimItem item = items.get(random.nextInt(items.size()));
        if (item.isGone) {
            return;
        }
        item.isTouched = true;
        boolean isNote = item.isOurs && item.text.startsWith("[Casewire");
        if (item.isFile) {
            item.isPending = false;
        } else if (thing.id.side() == Side.ISSUE && random.nextInt(3) == 0 && !isNote) {
            if (world.isTraced) world.say("user deletes item " + item.id + " of " + thing.id.text());
            item.isGone = true;
        } else if (!isNote) {
            String header = item.isOurs ? item.text.substring(0, item.text.indexOf('\n') + 1) : "";
            item.text = header + (random.nextInt(3) == 0 ? text(180) : "edited " + random.nextInt(20));
            if (world.isTraced) world.say("user edits item " + item.id + " of " + thing.id.text() + " to " + item.text);
        }
        world.advance(1);
    }

    private void rare() {
        SimThing thing = any();
        switch (random.nextInt(8)) {
            case 0 -> world.restartSink(side());
            case 1 -> world.restartSource();
            case 2 -> {
                boolean isAllVisible = world.things.values().stream().allMatch(t -> t.isVisible && !t.isDeleted);
                if (isAllVisible && !isTampered && !isRebuilt && !world.dropsResults) {
                    isRebuilt = true;
                    world.rebuild();
                }
            }
            case 3 -> {
                if (thing.id.side() == Side.ISSUE && !isRebuilt) {
                    thing.isVisible = !thing.isVisible;
                    thing.isTouched = true;
                    if (world.isTraced)
                        world.say(thing.id.text() + (thing.isVisible ? " is visible again" : " becomes invisible"));
                }
            }
            case 4 -> forge();
            case 5 -> {
                if (world.things.size() < 5) {
                    world.born(side(), "late " + random.nextInt(9), "later");
                }
            }
            case 6 -> {
                if (thing.id.side() == Side.ISSUE && !thing.isOurs && random.nextInt(4) == 0) {
                    if (world.isTraced) world.say(thing.id.text() + " is deleted");
                    thing.isDeleted = true;
                    thing.isTouched = true;
                }
            }
            default -> {
                if (thing.stamp != null && !isRebuilt) {
                    isTampered = true;
                    if (world.isTraced) world.say("user removes the stamp of " + thing.id.text());
                    thing.stamp = null;
                    thing.isTouched = true;
                }
            }
        }
        world.advance(1);
    }

    /** Somebody clones an issue with everything that may be copied, or writes a stamp of his own. */
    private void forge() {
        SimThing victim = any();
        if (world.things.size() >= 5 || victim.stamp == null) {
            return;
        }
        SimThing clone = world.born(victim.id.side(), "clone", "cloned");
        clone.isTouched = true;
        clone.stamp = mutation.forge(world, victim, clone);
        if (world.isTraced) world.say("user clones the stamp of " + victim.id.text() + " to " + clone.id.text());
    }

    /** Where only one side was ever edited, its last word stands on both. */
    private void lastWords(List<String> broken) {
        for (LinkState link : world.engine.links()) {
            if (!(link.stage() instanceof Stage.Paired)
                    || link.parked() != null
                    || link.generation() > 0
                    || world.hasAutomation
                    || !world.lost.isEmpty()) {
                continue;
            }
            String key = link.id().value() + "title";
            Set<Side> sides = editors.getOrDefault(key, Set.of());
            SimThing a = world.things.get(link.caseArn());
            SimThing b = world.things.get(link.issue());
            if (sides.size() == 1
                    && a != null
                    && b != null
                    && a.isVisible
                    && b.isVisible
                    && !b.isDeleted
                    && editors.getOrDefault("joined", Set.of()).isEmpty()) {
                Side side = sides.iterator().next();
                SimThing editor = side == Side.CASE ? a : b;
                boolean isTouched = editor.fields.get("title").history.stream().anyMatch(v -> v.startsWith("race"))
                        || (side == Side.CASE ? b : a)
                                .fields.get("title").history.stream().anyMatch(v -> v.startsWith("race"));
                boolean isOwn = link.id().origin().equals(editor.id)
                        || (editor.createdFor != null && editor.createdFor.equals(link.id()));
                boolean isOtherBorn = (side == Side.CASE ? b : a).createdFor != null || (editor.createdFor != null);
                if (!isTouched && isOwn && isOtherBorn && !editor.value("title").equals(lastEdit.get(key))) {
                    broken.add("the last title of " + editor.id.text() + " was '" + lastEdit.get(key) + "', it shows '"
                            + editor.value("title") + "'");
                }
            }
        }
    }

    /** One edit in peace reaches the other side. */
    private void calmEdit(List<String> broken) {
        for (LinkState link : world.engine.links()) {
            SimThing a = world.things.get(link.caseArn());
            SimThing b = world.things.get(link.issue());
            boolean isAlive = link.stage() instanceof Stage.Paired
                    && a != null
                    && b != null
                    && a.isVisible
                    && b.isVisible
                    && !b.isDeleted;
            // A parked link may hold a conflict that the edit frees, and then the policy decides.
            if (!isAlive || world.hasAutomation || link.parked() != null) {
                continue;
            }
            SimThing editor = random.nextBoolean() ? a : b;
            String value = "calm " + random.nextInt(1000);
            world.edit(editor, "title", value);
            if (!world.settle(30)) {
                broken.add("writes do not stop after a calm edit");
            } else if (!a.value("title").equals(value) || !b.value("title").equals(value)) {
                broken.add("the calm edit of " + editor.id.text() + " to '" + value + "' gave '" + a.value("title")
                        + "' and '" + b.value("title") + "'");
            }
            return;
        }
    }

    private SimThing any() {
        List<SimThing> all = List.copyOf(world.things.values());
        return all.get(random.nextInt(all.size()));
    }

    private Side side() {
        return random.nextBoolean() ? Side.CASE : Side.ISSUE;
    }
}
