// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.field.Comparison;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldRule;
import dev.casewire.sync.field.FieldState;
import dev.casewire.sync.field.Flight;
import dev.casewire.sync.field.Merge;
import dev.casewire.sync.field.Values;
import dev.casewire.sync.id.Fingerprint;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.text.CanonicalText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Fields from observation to command and back: settles flights, merges, sends one command per side. */
final class FieldFlow {
    private static final int SHORT_DIGITS = 8;

    private final SyncRules rules;
    private final ItemFlow items;

    FieldFlow(SyncRules rules, ItemFlow items) {
        this.rules = rules;
        this.items = items;
    }

    /** Takes over what a read showed. */
    void observe(LinkWork work, Side side, LinkEvent.Seen seen) {
        for (FieldRule rule : rules.fields()) {
            String value = seen.snapshot().values().get(rule.name());
            if (value == null) {
                continue;
            }
            FieldState field = work.field(rule.name());
            FieldState.Seen before = field.seen(side);
            work.field(rule.name(), field.seeing(side, new FieldState.Seen(value, seen.version())));
            if (before == null || before.value().equals(value)) {
                continue;
            }
            if (!isEcho(field, side, value)) {
                work.parked = null;
            }
            if (field.flight() == null) {
                // Nothing of ours was under way: this is a word of its own, not an answer.
                work.field(rule.name(), work.field(rule.name()).answered(side, false));
            }
            if (side == Side.CASE && rule.name().equals(FieldName.STATUS)) {
                tellPhase(work, seen, before.value(), value);
            }
        }
    }

    private static boolean isEcho(FieldState field, Side side, String value) {
        return field.sent().stream()
                .anyMatch(sent -> sent.target() == side && sent.value().equals(value));
    }

    private void tellPhase(LinkWork work, LinkEvent.Seen seen, String from, String to) {
        items.note(
                work,
                Side.ISSUE,
                "phase-" + seen.version().epoch() + "-" + seen.version().fetchStart(),
                "The case moved from '" + from + "' to '" + to + "'.");
    }

    /** A value that a write replaced is told whatever became of the command's state: a repeat tells it once. */
    void tellReplaced(LinkWork work, LinkEvent.Result result) {
        result.fields().forEach((name, told) -> {
            if (told.overwritten() != null && result.thing() != null) {
                tellLost(work, new FieldName(name), result.thing(), told.overwritten());
            }
        });
    }

    /** The sink's word on each field of a command. */
    void result(LinkWork work, Slot slot, LinkEvent.Result result) {
        for (FieldWrite write : slot.writes()) {
            FieldState field = work.field(write.field());
            Flight flight = field.flight();
            FieldResult told =
                    result.fields().getOrDefault(write.field().value(), FieldResult.of(FieldResult.Outcome.EXPIRED));
            if (flight != null && flight.target() == result.side() && flight.sequence() == slot.sequence()) {
                work.field(write.field(), answered(work, write.field(), field, flight, told, result));
            }
        }
    }

    private FieldState answered(
            LinkWork work, FieldName name, FieldState field, Flight flight, FieldResult told, LinkEvent.Result result) {
        if (result.refused() != null || (flight.progress() instanceof Flight.Progress.Open && result.thing() == null)) {
            return field.flying(null);
        }
        return switch (told.outcome()) {
            case APPLIED -> field.flying(taken(work, name, flight, told).at(new Flight.Progress.Applied(result.at())));
            case SUPERSEDED -> field.flying(flight.at(new Flight.Progress.Superseded(result.at())));
            case EXPIRED -> field.flying(null);
            case REFUSED -> refused(work, field, told);
        };
    }

    private static FieldState refused(LinkWork work, FieldState field, FieldResult told) {
        work.park(told.cause() == null ? "no cause was given" : told.cause());
        return field.flying(null);
    }

    /** Members that a side does not take are no part of what the two agree on there. */
    private Flight taken(LinkWork work, FieldName name, Flight flight, FieldResult told) {
        if (told.unresolved().isEmpty()) {
            return flight;
        }
        Side target = flight.target();
        var agreed = CanonicalText.members(flight.base().on(target));
        agreed.removeAll(told.unresolved());
        String list = CanonicalText.set(told.unresolved());
        work.decide("unresolved", name, "the " + target.text() + " does not take every member of " + name.value());
        items.note(
                work,
                target.other(),
                "unresolved-" + name.value() + "-" + digits(list),
                "These " + name.value() + " could not be found on the other side:\n" + list);
        var part = CanonicalText.members(flight.wanted());
        part.removeAll(told.unresolved());
        return flight.taking(CanonicalText.set(part), flight.base().with(target, CanonicalText.set(agreed)));
    }

    private void tellLost(LinkWork work, FieldName name, ThingId thing, String lost) {
        if (lost.isEmpty()) {
            return;
        }
        work.decide(
                "conflict",
                name,
                "both sides changed " + name.value() + "; the text that lost stands in a note on the "
                        + thing.side().text());
        items.note(
                work,
                thing,
                "lost-" + name.value() + "-" + digits(lost),
                "Both sides changed the " + name.value() + ", and the other side's stands. This side's said:\n" + lost);
    }

    void tellShortened(LinkWork work, FieldName name, Merge.Write write) {
        if (write.note() != null) {
            work.decide("shortened", name, write.note());
            items.note(work, write.target(), "short-" + name.value() + "-" + work.generation, write.note());
        }
    }

    /** A result and an observation at or after it settle a flight. */
    void settle(LinkWork work) {
        for (FieldRule rule : rules.fields()) {
            FieldState field = work.field(rule.name());
            Flight flight = field.flight();
            FieldState.Seen seen = flight == null ? null : field.seen(flight.target());
            if (flight == null || seen == null) {
                continue;
            }
            if (flight.progress() instanceof Flight.Progress.Applied applied
                    && seen.at().shows(applied.at())) {
                boolean isAnswered = !seen.value().equals(flight.wanted());
                work.field(rule.name(), field.agreed(flight.base()).answered(flight.target(), isAnswered));
            } else if (flight.progress() instanceof Flight.Progress.Superseded superseded
                    && seen.at().shows(superseded.at())) {
                work.field(rule.name(), field.flying(null));
            }
        }
    }

    /** Merges every field that nothing is under way for, and sends what is owed. */
    void plan(LinkWork work) {
        if (!work.mayWrite()) {
            return;
        }
        Map<Side, List<Owed>> owed = new EnumMap<>(Side.class);
        for (FieldRule rule : rules.fields()) {
            FieldState field = work.field(rule.name());
            FieldState.Seen onCase = field.onCase();
            FieldState.Seen onIssue = field.onIssue();
            if (field.flight() == null && onCase != null && onIssue != null) {
                merge(work, rule, new Values(onCase.value(), onIssue.value()), owed);
            }
        }
        if (!work.isReopened) {
            owed.forEach((side, writes) -> send(work, side, writes));
        }
    }

    private record Owed(FieldRule rule, Merge.Write write) {
        FieldName name() {
            return rule.name();
        }
    }

    private void merge(LinkWork work, FieldRule rule, Values seen, Map<Side, List<Owed>> owed) {
        FieldState field = echoed(work.field(rule.name()), seen);
        work.field(rule.name(), field);
        if (field.held() != null && field.held().on().equals(seen)) {
            return;
        }
        Merge merge = rule.merge(new Comparison(seen, field.base(), field.lead(), work.facts));
        if (merge instanceof Merge.Agreed agreed) {
            work.field(rule.name(), field.agreed(agreed.base()));
        } else if (merge instanceof Merge.Held held) {
            hold(work, rule.name(), seen, held.kind(), held.reason());
        } else if (merge instanceof Merge.Reopened reopened) {
            reopen(work, rule.name(), seen, reopened.reason());
        } else if (merge instanceof Merge.Write write) {
            owe(work, rule, field, seen, write, owed);
        }
    }

    /** An observation that equals a value that was sent since base is no edit, whatever its result was. */
    private static FieldState echoed(FieldState field, Values seen) {
        for (int i = field.sent().size() - 1; i >= 0; i--) {
            FieldState.Sent sent = field.sent().get(i);
            if (sent.value().equals(seen.on(sent.target()))) {
                return field.agreed(sent.base());
            }
        }
        return field;
    }

    private void owe(
            LinkWork work,
            FieldRule rule,
            FieldState field,
            Values seen,
            Merge.Write write,
            Map<Side, List<Owed>> owed) {
        FieldName name = rule.name();
        Side from = write.target().other();
        Values base = field.base();
        if (field.answers(from) >= rules.answersMax() && base != null) {
            Values left = rule.leftAlone(base, seen);
            work.field(name, field.agreed(left).holding(new FieldState.Hold("left alone after a loop", seen)));
            String reason = "the " + from.text() + " keeps answering our value of " + name.value()
                    + " with another; the two are left as they are until the other side changes it";
            work.decide("loop", name, reason);
            items.note(work, from, "loop-" + name.value() + "-" + digits(seen.toString()), sentence(reason));
        } else if (!rules.isLive()) {
            work.field(name, field.holding(new FieldState.Hold("dry run", seen)));
            work.decide("would-write", name, "the " + write.target().text() + " would be written");
        } else if (work.on(write.target()).slot() == null) {
            owed.computeIfAbsent(write.target(), side -> new ArrayList<>()).add(new Owed(rule, write));
        }
    }

    private void send(LinkWork work, Side side, List<Owed> owed) {
        long now = work.now();
        long sequence = work.nextSequence(side);
        List<FieldWrite> writes = new ArrayList<>();
        for (Owed one : owed) {
            Merge.Write write = one.write();
            FieldState field = work.field(one.name());
            writes.add(new FieldWrite(
                    one.name(),
                    expected(field, write),
                    write.wanted(),
                    write.via(),
                    write.detail(),
                    isOnlyThere(one.rule(), field, write)));
            tellShortened(work, one.name(), write);
            work.field(
                    one.name(), field.sending(new Flight(side, sequence, write.wanted(), write.base(), Flight.OPEN)));
        }
        ThingId thing = work.thing(side);
        work.send(
                side,
                new Slot(
                        Slot.Kind.UPDATE,
                        work.generation,
                        sequence,
                        thing,
                        work.thing(side.other()),
                        now,
                        now + rules.timing().life().toMillis(),
                        rules.timing().repeatAt(now, 1),
                        1,
                        List.copyOf(writes)));
    }

    /** True where the value that is replaced lost a conflict, or was left alone and never copied: base tells. */
    private static boolean isOnlyThere(FieldRule rule, FieldState field, Merge.Write write) {
        Values base = field.base();
        return write.loses() != null || (base != null && rule.isApart(base));
    }

    /** What the target may show: what was seen, and what earlier commands may have written there since. */
    private static List<FieldWrite.Expected> expected(FieldState field, Merge.Write write) {
        List<FieldWrite.Expected> expected = new ArrayList<>();
        FieldState.Seen seen = field.seen(write.target());
        if (seen != null) {
            expected.add(new FieldWrite.Expected(Fingerprint.of(seen.value()), seen.at()));
        }
        for (FieldState.Sent sent : field.sent()) {
            if (sent.target() == write.target()) {
                expected.add(new FieldWrite.Expected(Fingerprint.of(sent.value()), null));
            }
        }
        return List.copyOf(expected);
    }

    private void hold(LinkWork work, FieldName name, Values seen, String kind, String reason) {
        work.field(name, work.field(name).holding(new FieldState.Hold(reason, seen)));
        work.decide(kind, name, reason);
        String id = "held-" + kind + "-" + name.value() + "-" + digits(seen.toString());
        items.note(work, Side.ISSUE, id, sentence(reason));
    }

    private void reopen(LinkWork work, FieldName name, Values seen, String reason) {
        if (rules.opensNewCase() && rules.createsCases() && rules.isLive()) {
            work.isReopened = true;
            return;
        }
        hold(work, name, seen, "reopened", reason);
        items.note(work, Side.CASE, "reopened-" + digits(seen.toString()), sentence(reason));
    }

    /** A person asked to look again at what was held. */
    void release(LinkWork work) {
        for (FieldRule rule : rules.fields()) {
            FieldState field = work.field(rule.name());
            work.field(rule.name(), field.withoutHold());
        }
    }

    /** In a dry run a twin that would be created is told once. */
    void holdForPlan(LinkWork work, Side origin) {
        FieldState title = work.field(FieldName.TITLE);
        if (title.held() == null) {
            work.field(FieldName.TITLE, title.holding(new FieldState.Hold("dry run", new Values("", ""))));
            work.decide("would-create", null, "a " + origin.other().text() + " would be created");
        }
    }

    private static String sentence(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }

    private static String digits(String text) {
        return Fingerprint.of(text).hex().substring(0, SHORT_DIGITS);
    }
}
