// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.field.FieldRule;
import dev.casewire.sync.field.FieldState;
import dev.casewire.sync.field.Flight;
import dev.casewire.sync.field.Merge;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a link comes to its two things and loses them: claims, creates, generations, hands. */
final class Twins {
    private final SyncRules rules;
    private final FieldFlow fields;

    Twins(SyncRules rules, FieldFlow fields) {
        this.rules = rules;
        this.fields = fields;
    }

    /** True where an observation is of a thing of this link; a claim that counts makes it one. */
    boolean admits(LinkWork work, ThingId thing, Claim claim) {
        boolean isOver = work.stage instanceof Stage.Yielded || work.stage instanceof Stage.Unlinked;
        if (isOver || work.predecessors.contains(thing)) {
            return false;
        }
        int claimed = generation(work, claim);
        if (claimed > work.generation) {
            raise(work, claimed, thing);
        }
        ThingId known = work.thing(thing.side());
        if (thing.equals(known)) {
            return true;
        }
        if (known != null || claimed < 0) {
            work.decide(
                    "refused-claim",
                    null,
                    thing.text()
                            + (known == null
                                    ? " does not prove that it belongs to this link"
                                    : " claims this link, which has a "
                                            + thing.side().text() + " already")
                            + "; it is left alone");
            return false;
        }
        pair(work, thing);
        return true;
    }

    /** Generation that a claim for this link names; -1 where it does not claim this link. */
    private static int generation(LinkWork work, Claim claim) {
        if (claim instanceof Claim.Bound bound && bound.link().equals(work.id)) {
            return bound.generation();
        }
        return claim instanceof Claim.Created created && created.link().equals(work.id) ? created.generation() : -1;
    }

    /** A verified stamp of a later generation, as after a rebuild: the case known so far is a predecessor. */
    private void raise(LinkWork work, int generation, ThingId claimant) {
        work.generation = generation;
        if (work.thing(Side.CASE) instanceof CaseArn arn && !arn.equals(claimant)) {
            leaveCase(work, arn);
        }
    }

    private void leaveCase(LinkWork work, CaseArn arn) {
        List<CaseArn> all = new ArrayList<>(work.predecessors);
        all.add(arn);
        work.predecessors = List.copyOf(all);
        work.thing(Side.CASE, null);
        work.on(Side.CASE, work.on(Side.CASE).replaced());
        work.stage = new Stage.Waiting(work.now());
        for (FieldRule rule : rules.fields()) {
            work.field(rule.name(), work.field(rule.name()).withoutSide(Side.CASE, null));
        }
    }

    private void pair(LinkWork work, ThingId thing) {
        Side side = thing.side();
        boolean isCreatedHere = work.stage instanceof Stage.Creating;
        work.thing(side, thing);
        work.stage = new Stage.Paired();
        work.wake(Outcome.Wake.WAITING);
        ThingId across = work.thing(side.other());
        work.notices.add(new Notice.Paired(thing, work.id));
        if (across != null) {
            work.notices.add(new Notice.Paired(across, work.id));
        }
        // Whatever the stage: the create may be one of before all state was lost.
        closeCreate(work, side);
        if (isCreatedHere) {
            for (FieldRule rule : rules.fields()) {
                FieldState field = work.field(rule.name());
                if (field.base() == null && field.flight() == null) {
                    work.field(rule.name(), field.leadBy(side.other()));
                }
                FieldState.Seen origin = field.seen(side.other());
                if (origin != null) {
                    // There was no twin to tell it on when it was created.
                    rule.create(side, origin.value())
                            .ifPresent(write -> fields.tellShortened(work, rule.name(), write));
                }
            }
        }
        work.decide("paired", null, "the pair is complete with " + thing.text());
    }

    private static void closeCreate(LinkWork work, Side side) {
        if (side == Side.CASE) {
            work.notices.add(new Notice.CaseCreateClosed(work.id));
        }
    }

    /** Creates the twin once nothing that may already exist can be missed, and the thing has settled. */
    void plan(LinkWork work) {
        if (!(work.stage instanceof Stage.Waiting waiting) || !work.runs()) {
            return;
        }
        Side target = work.thing(Side.CASE) == null ? Side.CASE : Side.ISSUE;
        Side origin = target.other();
        Environment environment = work.environment;
        boolean isDue = work.now() >= waiting.since() + rules.timing().settle().toMillis();
        boolean isKnown = environment.isReady(Side.CASE) && environment.isReady(Side.ISSUE);
        boolean isHere = work.on(origin).presence() == Presence.HERE && work.thing(origin) != null;
        if (!isDue
                || !isKnown
                || !isHere
                || !rules.creates(target)
                || work.on(target).slot() != null) {
            return;
        }
        if (!rules.isLive()) {
            fields.holdForPlan(work, origin);
            return;
        }
        create(work, waiting, target);
    }

    private void create(LinkWork work, Stage.Waiting waiting, Side target) {
        long now = work.now();
        long sequence = work.nextSequence(target);
        List<FieldWrite> writes = new ArrayList<>();
        for (FieldRule rule : rules.fields()) {
            FieldState field = work.field(rule.name());
            FieldState.Seen seen = field.seen(target.other());
            Optional<Merge.Write> write = seen == null ? Optional.empty() : rule.create(target, seen.value());
            if (write.isPresent()) {
                writes.add(new FieldWrite(rule.name(), List.of(), write.get().wanted(), List.of(), null, false));
                Flight flight = new Flight(
                        target, sequence, write.get().wanted(), write.get().base(), Flight.OPEN);
                work.field(rule.name(), field.sending(flight));
            }
        }
        if (target == Side.ISSUE) {
            rules.issueDefaults()
                    .forEach((name, value) ->
                            writes.add(new FieldWrite(name, List.of(), value, List.of(), null, false)));
        }
        work.stage = waiting.toCreating();
        long life = rules.timing().life().toMillis();
        work.send(
                target,
                new Slot(
                        Slot.Kind.CREATE,
                        work.generation,
                        sequence,
                        null,
                        work.thing(target.other()),
                        now,
                        now + life,
                        rules.timing().repeatAt(now, 1),
                        1,
                        List.copyOf(writes)));
        if (target == Side.CASE) {
            tellOpen(work);
        }
        work.decide("create", null, "it has no " + target.text() + ", and none that exists can be its own");
    }

    /** The create of a case is sent again: unknown cases go on waiting for its end. */
    void repeated(LinkWork work, Slot slot, Side side) {
        if (slot.kind() == Slot.Kind.CREATE && side == Side.CASE && work.stage instanceof Stage.Creating) {
            tellOpen(work);
        }
    }

    private static void tellOpen(LinkWork work) {
        work.notices.add(new Notice.CaseCreateOpened(work.id, work.now()));
    }

    /** The sink created the twin, found it, or could not. */
    void created(LinkWork work, LinkEvent.Result result) {
        ThingId thing = result.thing();
        ThingId known = work.thing(result.side());
        if (thing == null) {
            if (work.stage instanceof Stage.Creating creating) {
                work.stage = creating.toWaiting(work.now());
                closeCreate(work, result.side());
            }
        } else if (known == null) {
            pair(work, thing);
        } else if (!known.equals(thing)) {
            stray(work, thing);
        }
    }

    void withdrawn(LinkWork work, LinkEvent.Result result) {
        if (result.thing() != null) {
            stray(work, result.thing());
        }
    }

    private static void stray(LinkWork work, ThingId thing) {
        work.notices.add(new Notice.Unlinked(thing));
        work.decide(
                "stray-twin",
                null,
                thing.text() + " was created for this link, which has another twin; a person"
                        + " decides what becomes of it");
    }

    /** A stamp that is missing or wrong on the twin is written again, once per wrong stamp. */
    void guardStamp(LinkWork work, ThingId thing, Claim claim) {
        boolean isOrigin = thing.equals(work.id.origin());
        boolean isRight = generation(work, claim) >= 0 && claim instanceof Claim.Bound;
        SideState side = work.on(thing.side());
        if (!(work.stage instanceof Stage.Paired) || isRight || side.slot() != null || !rules.isLive()) {
            return;
        }
        boolean isForeign = isOrigin && claim instanceof Claim.None;
        if (isForeign || claim.toString().equals(side.stampedOver()) || !work.runs()) {
            return;
        }
        work.on(thing.side(), side.stampedOver(claim.toString()));
        work.decide(
                "stamp-restored",
                null,
                thing.text() + " does not carry its stamp any more; the pairing stands, and"
                        + " the stamp is written again");
        stamp(work, thing.side(), Slot.Kind.STAMP);
    }

    private void stamp(LinkWork work, Side side, Slot.Kind kind) {
        long now = work.now();
        work.send(
                side,
                new Slot(
                        kind,
                        work.generation,
                        work.nextSequence(side),
                        work.thing(side),
                        work.thing(side.other()),
                        now,
                        now + rules.timing().life().toMillis(),
                        rules.timing().repeatAt(now, 1),
                        1,
                        List.of()));
    }

    /** The thing belongs to another link: a link without a twin yields and withdraws its create. */
    void left(LinkWork work, LinkEvent.Left left) {
        Side side = left.thing().side();
        if (!left.thing().equals(work.thing(side)) || work.stage instanceof Stage.Unlinked) {
            return;
        }
        Side target = side.other();
        Slot slot = work.on(target).slot();
        work.stage = new Stage.Yielded(left.to());
        work.decide(
                "yielded",
                null,
                left.thing().text() + " belongs to " + left.to().value());
        if (slot != null && slot.kind() == Slot.Kind.CREATE) {
            closeCreate(work, target);
            stamp(work, target, Slot.Kind.WITHDRAW);
        }
    }

    /** A person links the two; a pairing that exists with another thing is not broken by it. */
    void join(LinkWork work, LinkEvent.Join join) {
        ThingId issue = work.thing(Side.ISSUE);
        if (issue != null && !issue.equals(join.issue()) && work.stage instanceof Stage.Paired) {
            work.decide("refused-link", null, "the case is linked with " + issue.text() + "; unlink it first");
            return;
        }
        work.thing(Side.CASE, join.caseArn());
        work.thing(Side.ISSUE, join.issue());
        work.stage = new Stage.Paired();
        work.notices.add(new Notice.Paired(join.caseArn(), work.id));
        work.notices.add(new Notice.Paired(join.issue(), work.id));
        work.wake(Outcome.Wake.WAITING);
        work.decide("linked", null, "a person linked the two");
        if (rules.isLive()) {
            stamp(work, Side.CASE, Slot.Kind.STAMP);
            stamp(work, Side.ISSUE, Slot.Kind.STAMP);
        }
    }

    /** A person parts the two; both get a stamp that says so. */
    void unlink(LinkWork work) {
        boolean isPaired = work.stage instanceof Stage.Paired || work.stage instanceof Stage.Orphaned;
        if (!isPaired) {
            return;
        }
        work.stage = new Stage.Unlinked();
        for (Side side : Side.values()) {
            ThingId thing = work.thing(side);
            if (thing != null) {
                work.notices.add(new Notice.Unlinked(thing));
                stamp(work, side, Slot.Kind.UNSTAMP);
            }
        }
        work.decide("unlinked", null, "a person parted the two");
    }

    /** The issue was reopened after its case was closed: a new case follows the old one. */
    void nextGeneration(LinkWork work) {
        if (work.thing(Side.CASE) instanceof CaseArn arn) {
            leaveCase(work, arn);
            work.generation++;
            work.decide("new-case", null, "the issue was reopened after its case was closed; a new case follows");
        }
    }
}
