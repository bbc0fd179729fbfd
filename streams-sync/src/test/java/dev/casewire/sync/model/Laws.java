// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldState;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.item.AttachmentName;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.Marker;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.link.Stage;
import dev.casewire.sync.status.CaseStatus;
import dev.casewire.sync.status.StatusRelation;
import dev.casewire.sync.text.Fit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What must hold once everything is quiet. Each law gives the sentences of its violations. */
final class Laws {
    /** So many characters tell a text from every other; fewer may be the beginning of another one. */
    static final int TELLING = 20;

    private final World world;
    private final List<String> broken = new ArrayList<>();

    private Laws(World world) {
        this.world = world;
    }

    static List<String> broken(World world) {
        Laws laws = new Laws(world);
        laws.nothingTwice();
        laws.everythingPaired();
        for (LinkState link : world.engine.links()) {
            if (link.stage() instanceof Stage.Paired && link.parked() == null && !link.isPaused()) {
                laws.sidesAgree(link);
            }
        }
        laws.losersStand();
        return laws.broken;
    }

    private void nothingTwice() {
        Map<String, List<SimThing>> created = new HashMap<>();
        for (SimThing thing : world.things.values()) {
            if (thing.createdFor != null) {
                created.computeIfAbsent(
                                thing.createdFor.value() + "#" + thing.createdGeneration, k -> new ArrayList<>())
                        .add(thing);
            }
        }
        created.forEach((link, twins) -> {
            if (twins.size() > 1) {
                broken.add(twins.size() + " twins were created for " + link);
            }
        });
        Map<ThingId, LinkId> owners = new HashMap<>();
        for (LinkState link : world.engine.links()) {
            boolean isAlive = link.stage() instanceof Stage.Paired || link.stage() instanceof Stage.Creating;
            for (Side side : Side.values()) {
                ThingId thing = link.thing(side);
                LinkId other = thing == null || !isAlive ? null : owners.put(thing, link.id());
                if (other != null) {
                    broken.add(thing.text() + " is in two links, " + other.value() + " and "
                            + link.id().value());
                }
            }
        }
    }

    private void everythingPaired() {
        for (SimThing thing : world.things.values()) {
            boolean isMirrored = !thing.isOurs
                    && thing.isVisible
                    && !thing.isDeleted
                    && thing.isInScope
                    && (thing.stamp == null || thing.stamp.contains(thing.id.text()));
            boolean isKnown = world.engine.links().stream()
                    .anyMatch(link -> link.predecessors().contains(thing.id)
                            || (thing.id.equals(link.thing(thing.id.side()))
                                    && !(link.stage() instanceof Stage.Waiting)));
            boolean isUnlinked = thing.stamp != null && thing.stamp.contains("\"unlinked\":true");
            if (isMirrored && !isKnown && !isUnlinked) {
                broken.add(thing.id.text() + " has no twin");
            }
            if (thing.isOurs && !isOfItsLink(thing)) {
                broken.add(thing.id.text() + " is ours and belongs to nothing");
            }
        }
    }

    /** What we created is the twin that it was created for, or was one before a new case followed. */
    private boolean isOfItsLink(SimThing thing) {
        return thing.createdFor != null
                && world.engine
                        .link(thing.createdFor)
                        .filter(link -> thing.id.equals(link.thing(thing.id.side()))
                                || thing.createdGeneration < link.generation())
                        .isPresent();
    }

    private void sidesAgree(LinkState link) {
        SimThing a = world.things.get(link.caseArn());
        SimThing b = world.things.get(link.issue());
        if (a == null || b == null || !a.isVisible || !b.isVisible || a.isDeleted || b.isDeleted) {
            return;
        }
        text(link, FieldName.TITLE, a, b, ModelRules.CASE_TITLE, ModelRules.ISSUE_TITLE);
        text(link, FieldName.DESCRIPTION, a, b, ModelRules.CASE_TEXT, ModelRules.ISSUE_TEXT);
        status(link, a, b);
        watchers(link, a, b);
        items(link, a, b);
        items(link, b, a);
    }

    private boolean isLeft(LinkState link, FieldName name) {
        FieldState field = link.fields().get(name);
        return (field != null && field.held() != null)
                || (world.engine.decisions().contains("loop")
                        && field != null
                        && (field.answersOfCase() >= 2 || field.answersOfIssue() >= 2));
    }

    private void text(LinkState link, FieldName name, SimThing a, SimThing b, Fit onCase, Fit onIssue) {
        String x = a.value(name.value());
        String y = b.value(name.value());
        String shortX = x.endsWith(onCase.mark().strip())
                ? x.substring(0, x.length() - onCase.mark().strip().length()).strip()
                : x;
        String shortY = y.endsWith(onIssue.mark().strip())
                ? y.substring(0, y.length() - onIssue.mark().strip().length()).strip()
                : y;
        boolean agrees = x.equals(y)
                || x.equals(onCase.of(y))
                || y.equals(onIssue.of(x))
                || (y.length() > onCase.limit() - onCase.mark().length() - 30
                        && y.startsWith(shortX)
                        && !name.equals(FieldName.TITLE))
                || (name.equals(FieldName.TITLE) && x.startsWith(shortY) && x.length() > 20);
        if (!agrees && !isLeft(link, name)) {
            broken.add(name.value() + " differs: case '" + x + "', issue '" + y + "' of "
                    + link.id().value());
        }
    }

    private void status(LinkState link, SimThing a, SimThing b) {
        CaseStatus status = CaseStatus.find(a.value("status")).orElseThrow();
        if (!StatusRelation.defaults().agrees(status, b.value("status")) && !isLeft(link, FieldName.STATUS)) {
            broken.add("status differs: case " + status + ", issue " + b.value("status") + " of "
                    + link.id().value());
        }
    }

    private void watchers(LinkState link, SimThing a, SimThing b) {
        String x = a.value("watchers")
                .lines()
                .filter(w -> !w.startsWith("hidden@"))
                .toList()
                .toString();
        String y = b.value("watchers").lines().toList().toString();
        if (!x.equals(y) && !isLeft(link, FieldName.WATCHERS)) {
            broken.add("watchers differ: case " + x + ", issue " + y + " of "
                    + link.id().value());
        }
    }

    /** Originals and copies one to one. */
    private void items(LinkState link, SimThing from, SimThing to) {
        Map<String, TreeMap<Integer, List<String>>> copies = new HashMap<>();
        Map<String, Integer> files = new HashMap<>();
        Map<String, Integer> notes = new HashMap<>();
        for (SimThing.SimItem item : to.items.values()) {
            if (!item.isOurs || item.isGone) {
                continue;
            }
            if (item.isFile) {
                AttachmentName.originId(item.text, from.id.side()).ifPresent(id -> files.merge(id, 1, Integer::sum));
                continue;
            }
            Optional<Marker> marker = Marker.of(item.text);
            if (marker.isPresent() && marker.get().kind() == ItemKind.NOTE) {
                notes.merge(marker.get().itemId() + "/" + marker.get().index(), 1, Integer::sum);
            } else {
                marker.ifPresent(m -> copies.computeIfAbsent(m.itemId(), k -> new TreeMap<>())
                        .computeIfAbsent(m.index(), k -> new ArrayList<>())
                        .add(body(item.text)));
            }
        }
        notes.forEach((id, count) -> {
            if (count > 1) {
                broken.add("note " + id + " stands " + count + " times on " + to.id.text());
            }
        });
        boolean isFirst = link.generation() == 0;
        for (SimThing.SimItem item : from.items.values()) {
            if (item.isOurs || !isFirst) {
                continue;
            }
            if (item.isFile) {
                int wanted = item.isPending || item.isFailed || item.isGone ? 0 : 1;
                int found = files.getOrDefault(item.id, 0);
                if (found != wanted && !(item.isGone && found == 1)) {
                    broken.add("file " + item.id + " of " + from.id.text() + " has " + found + " copies");
                }
            } else {
                comment(from, to, item, copies.getOrDefault(item.id, new TreeMap<>()));
            }
        }
    }

    private void comment(SimThing from, SimThing to, SimThing.SimItem item, TreeMap<Integer, List<String>> parts) {
        for (List<String> same : parts.values()) {
            if (same.size() > 1) {
                broken.add("comment " + item.id + " of " + from.id.text() + " stands twice");
            }
        }
        if (world.engine.decisions().contains("item-held")) {
            return;
        }
        StringBuilder text = new StringBuilder();
        parts.values().forEach(same -> text.append(same.get(0).equals("(withdrawn)") ? "" : same.get(0)));
        String found = text.toString().replaceAll("\\s", "");
        String wanted = item.isRestricted ? "" : item.isGone ? "(deletedbyitsauthor)" : item.text.replaceAll("\\s", "");
        boolean isNeverCopied = parts.isEmpty() && (item.isGone || item.isRestricted);
        if (!found.equals(wanted) && !isNeverCopied) {
            broken.add("comment " + item.id + " of " + from.id.text() + " says '" + wanted + "', its copy on "
                    + to.id.text() + " '" + found + "'");
        }
    }

    /** Everything we wrote on a thing, parts joined. */
    private static String said(SimThing thing) {
        StringBuilder all = new StringBuilder();
        thing.items.values().stream()
                .filter(item -> item.isOurs && !item.isFile)
                .forEach(item -> all.append(body(item.text)));
        return all.toString().replaceAll("\\s", "");
    }

    private static String body(String text) {
        int line = text.indexOf('\n');
        return line < 0 ? "" : text.substring(line + 1);
    }

    /** What a write of ours replaced was shown on the other side, or stands in a note. */
    private void losersStand() {
        for (World.Lost lost : world.lost) {
            SimThing where = world.things.get(lost.thing());
            if (!where.isVisible || where.isDeleted) {
                continue;
            }
            boolean isShort = lost.value().length() < TELLING;
            String head = isShort ? lost.value() : lost.value().substring(0, TELLING);
            boolean isRead = lost.value().isEmpty() || lost.value().equals("(no description)");
            for (SimThing thing : world.things.values()) {
                boolean isShown = !thing.id.equals(lost.thing())
                        && thing.fields.get(lost.field()).history.stream()
                                .anyMatch(value -> isShort ? value.equals(head) : value.contains(head));
                isRead = isRead || isShown || said(thing).contains(head.replaceAll("\\s", ""));
            }
            if (!isRead) {
                broken.add("the " + lost.field() + " '" + lost.value() + "' of "
                        + lost.thing().text() + " is lost without a note");
            }
        }
    }
}
