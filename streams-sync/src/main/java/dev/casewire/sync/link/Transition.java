// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.Side;

/**
 * The one transition of a link: {@code (state, event) -> (state', commands, decisions)}. Pure: the same input gives the same
 * output, time and readiness come with the environment. Immutable and thread-safe.
 *
 * <p>An event first changes what is known, then flights settle, then whatever is owed and can be sent is sent. So each event
 * leaves the link with nothing owed that could be sent, whichever event it was.
 */
public final class Transition {
    private final Twins twins;
    private final FieldFlow fields;
    private final ItemFlow items;
    private final SyncRules rules;

    public Transition(SyncRules rules) {
        this.rules = rules;
        this.items = new ItemFlow(rules);
        this.fields = new FieldFlow(rules, items);
        this.twins = new Twins(rules, fields);
    }

    /**
     * Applies an event.
     *
     * @param state the link as it was
     * @param stored its items as they were
     */
    public Outcome apply(LinkState state, Items stored, LinkEvent event, Environment environment) {
        LinkWork work = new LinkWork(state, stored, environment);
        hear(work, event);
        boolean isOver = work.stage instanceof Stage.Yielded || work.stage instanceof Stage.Unlinked;
        if (!isOver) {
            fields.settle(work);
            twins.plan(work);
            fields.plan(work);
            // Until the closed case's sink has answered, it may have replaced a text that nobody has told of yet.
            if (work.isReopened && work.on(Side.CASE).slot() == null) {
                twins.nextGeneration(work);
            }
        }
        return work.outcome();
    }

    private void hear(LinkWork work, LinkEvent event) {
        if (event instanceof LinkEvent.Seen seen) {
            seen(work, seen);
        } else if (event instanceof LinkEvent.Gone gone) {
            gone(work, gone);
        } else if (event instanceof LinkEvent.Left left) {
            twins.left(work, left);
        } else if (event instanceof LinkEvent.Result result) {
            result(work, result);
        } else if (event instanceof LinkEvent.Join join) {
            twins.join(work, join);
        } else if (event instanceof LinkEvent.Ask ask) {
            ask(work, ask.request());
        } else if (event instanceof LinkEvent.Tick) {
            repeat(work, Side.CASE);
            repeat(work, Side.ISSUE);
        } else if (event instanceof LinkEvent.ItemSeen seen) {
            items.seen(work, seen);
        } else if (event instanceof LinkEvent.ItemGone gone) {
            items.gone(work, gone);
        } else if (event instanceof LinkEvent.ItemResult result) {
            items.result(work, result);
        } else if (event instanceof LinkEvent.ItemTick tick) {
            items.tick(work, tick);
        }
    }

    private void seen(LinkWork work, LinkEvent.Seen seen) {
        Side side = seen.thing().side();
        if (!twins.admits(work, seen.thing(), seen.claim())) {
            return;
        }
        SideState before = work.on(side);
        if (!seen.version().isAfter(before.seenAt())) {
            return;
        }
        work.on(side, before.seen(seen.version(), seen.snapshot().label()));
        if (before.presence() != Presence.HERE || before.label() == null) {
            work.wake(Outcome.Wake.WAITING);
        }
        if (work.stage instanceof Stage.Orphaned orphaned && side == Side.ISSUE) {
            work.stage = orphaned.toPaired();
        }
        if (seen.snapshot().facts() != null) {
            work.facts = seen.snapshot().facts();
        }
        fields.observe(work, side, seen);
        twins.guardStamp(work, seen.thing(), seen.claim());
    }

    private void gone(LinkWork work, LinkEvent.Gone gone) {
        Side side = gone.thing().side();
        if (!gone.thing().equals(work.thing(side))
                || !gone.version().isAfter(work.on(side).seenAt())) {
            return;
        }
        work.on(side, work.on(side).gone(gone.version(), gone.presence()));
        if (gone.presence() == Presence.DELETED && work.stage instanceof Stage.Paired paired) {
            work.stage = paired.toOrphaned();
            // What was refused was refused because it is gone; the case must still hear of it.
            work.parked = null;
            work.decide("orphaned", null, "the Jira issue was deleted; the case is told and stays as it is");
            items.note(work, Side.CASE, "issue-deleted", "The Jira issue of this case was deleted.");
        }
    }

    private void result(LinkWork work, LinkEvent.Result result) {
        fields.tellReplaced(work, result);
        Slot slot = work.on(result.side()).slot();
        if (slot == null || slot.sequence() != result.sequence()) {
            return;
        }
        work.on(result.side(), work.on(result.side()).holding(null));
        if (slot.kind() == Slot.Kind.CREATE) {
            twins.created(work, result);
        } else if (slot.kind() == Slot.Kind.WITHDRAW) {
            twins.withdrawn(work, result);
        }
        fields.result(work, slot, result);
        if (result.refused() != null && work.on(result.side()).presence() != Presence.DELETED) {
            work.park(result.refused());
        }
    }

    private void ask(LinkWork work, LinkEvent.Request request) {
        switch (request) {
            case PAUSE -> work.isPaused = true;
            case RESUME -> {
                work.isPaused = false;
                work.wake(Outcome.Wake.WAITING);
            }
            case RETRY -> {
                work.parked = null;
                fields.release(work);
                work.wake(Outcome.Wake.HELD);
            }
            case UNLINK -> twins.unlink(work);
        }
    }

    /** A command without a result is sent again, the same to the byte: losing it, or its result, only costs time. */
    private void repeat(LinkWork work, Side side) {
        Slot slot = work.on(side).slot();
        if (slot == null || work.now() < slot.repeatAt() || !work.runs()) {
            return;
        }
        Slot again = slot.repeated(rules.timing().repeatAt(work.now(), slot.attempts() + 1));
        work.send(side, again);
        twins.repeated(work, again, side);
    }
}
