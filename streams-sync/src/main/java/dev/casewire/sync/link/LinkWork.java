// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.field.CaseFacts;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldState;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One link while an event is worked on: never leaves {@link Transition}, which stays pure around it. */
final class LinkWork {
    final LinkId id;
    final Environment environment;
    int generation;
    Stage stage;
    List<CaseArn> predecessors;
    CaseFacts facts;

    @Nullable
    String parked;

    boolean isPaused;

    /** True where the issue was reopened and a new case is to follow the closed one. */
    boolean isReopened;

    Outcome.Wake wake = Outcome.Wake.NONE;
    final List<Command> commands = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();

    private final LinkState before;
    private final Items stored;
    private final Map<ItemKey, ItemState> items = new LinkedHashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private Map<FieldName, FieldState> fields;
    private @Nullable CaseArn caseArn;
    private @Nullable IssueId issue;
    private SideState onCase;
    private SideState onIssue;

    LinkWork(LinkState state, Items items, Environment environment) {
        this.before = state;
        this.stored = items;
        this.environment = environment;
        this.id = state.id();
        this.generation = state.generation();
        this.stage = state.stage();
        this.caseArn = state.caseArn();
        this.issue = state.issue();
        this.predecessors = state.predecessors();
        this.facts = state.facts();
        this.fields = state.fields();
        this.onCase = state.onCase();
        this.onIssue = state.onIssue();
        this.parked = state.parked();
        this.isPaused = state.isPaused();
    }

    Outcome outcome() {
        LinkState state = new LinkState(
                id, generation, stage, caseArn, issue, predecessors, facts, fields, onCase, onIssue, parked, isPaused);
        return new Outcome(
                state.equals(before) ? before : state,
                List.copyOf(items.values()),
                List.copyOf(commands),
                List.copyOf(decisions),
                List.copyOf(notices),
                wake);
    }

    long now() {
        return environment.now();
    }

    @Nullable
    ThingId thing(Side side) {
        return side == Side.CASE ? caseArn : issue;
    }

    void thing(Side side, @Nullable ThingId thing) {
        if (side == Side.CASE) {
            caseArn = (CaseArn) thing;
        } else {
            issue = (IssueId) thing;
        }
    }

    SideState on(Side side) {
        return side == Side.CASE ? onCase : onIssue;
    }

    void on(Side side, SideState state) {
        if (side == Side.CASE) {
            onCase = state;
        } else {
            onIssue = state;
        }
    }

    FieldState field(FieldName name) {
        return fields.getOrDefault(name, FieldState.NEW);
    }

    void field(FieldName name, FieldState state) {
        if (state.equals(fields.get(name))) {
            return;
        }
        if (fields == before.fields()) {
            fields = new LinkedHashMap<>(fields);
        }
        fields.put(name, state);
    }

    Optional<ItemState> item(ItemKey key) {
        ItemState changed = items.get(key);
        return changed == null ? stored.find(key) : Optional.of(changed);
    }

    void item(ItemState state) {
        items.put(state.key(), state);
    }

    Optional<ItemKey> ownerOfCopy(ThingId thing, String remoteId) {
        return stored.ownerOfCopy(thing, remoteId);
    }

    void decide(String kind, @Nullable FieldName field, String reason) {
        decisions.add(new Decision(kind, field, reason));
    }

    void wake(Outcome.Wake what) {
        wake = what.compareTo(wake) > 0 ? what : wake;
    }

    /** True where fields and items of both sides may be written. */
    boolean mayWrite() {
        return stage instanceof Stage.Paired
                && onCase.presence().isReachable()
                && onIssue.presence().isReachable()
                && runs();
    }

    boolean runs() {
        return !isPaused && parked == null;
    }

    void park(String cause) {
        parked = cause;
        decide("parked", null, "the target refused a command for good: " + cause + "; a new edit or a retry goes on");
    }

    /** Never below the clock, so that sequences go on where all state was lost. */
    long nextSequence(Side side) {
        return Math.max(on(side).lastSequence() + 1, now());
    }

    /** Opens a slot and sends its command. */
    void send(Side side, Slot slot) {
        on(side, on(side).holding(slot));
        emit(side, slot);
    }

    void emit(Side side, Slot slot) {
        commands.add(new Command.ForThing(
                id,
                side,
                slot.generation(),
                slot.sequence(),
                slot.kind(),
                slot.thing(),
                slot.counterpart(),
                slot.issuedAt(),
                slot.notAfter(),
                slot.writes()));
    }
}
