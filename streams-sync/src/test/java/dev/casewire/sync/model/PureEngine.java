// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.identity.ClaimReader;
import dev.casewire.sync.identity.Identity;
import dev.casewire.sync.identity.StampKeys;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.identity.ThingState;
import dev.casewire.sync.identity.ThingStep;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemState;
import dev.casewire.sync.item.Part;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.Deadlines;
import dev.casewire.sync.link.Decision;
import dev.casewire.sync.link.Environment;
import dev.casewire.sync.link.Items;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.link.Notice;
import dev.casewire.sync.link.Outcome;
import dev.casewire.sync.link.SyncRules;
import dev.casewire.sync.link.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The pure functions over maps: what the topology does with stores. */
final class PureEngine implements Engine {
    private final SyncRules rules;
    private final Transition transition;
    private final Identity identity;
    private final LongSupplier clock;
    private final boolean isGated;
    private final Map<ThingId, ThingState> things = new HashMap<>();
    private final Map<ThingId, ThingSeen> waiting = new LinkedHashMap<>();
    private final Map<ThingId, Map<String, LinkEvent>> kept = new HashMap<>();
    private final Map<LinkId, LinkState> links = new LinkedHashMap<>();
    private final Map<LinkId, Store> items = new HashMap<>();
    /** Open case creates by when they are taken to be over. */
    private final Map<LinkId, Long> caseCreates = new LinkedHashMap<>();

    private final List<String> decisions = new ArrayList<>();
    private List<Command> commands = new ArrayList<>();
    /** What their topic retains: read again where all state was lost. */
    private final List<Notice> notices = new ArrayList<>();

    private boolean isReady;

    PureEngine(SyncRules rules, StampKeys keys, LongSupplier clock, boolean isGated) {
        this.rules = rules;
        this.transition = new Transition(rules);
        this.identity = new Identity(new ClaimReader(keys));
        this.clock = clock;
        this.isGated = isGated;
    }

    private static final class Store implements Items {
        private final Map<ItemKey, ItemState> states = new LinkedHashMap<>();
        private final Map<String, ItemKey> owners = new HashMap<>();

        @Override
        public Optional<ItemState> find(ItemKey key) {
            return Optional.ofNullable(states.get(key));
        }

        @Override
        public Optional<ItemKey> ownerOfCopy(ThingId thing, String remoteId) {
            return Optional.ofNullable(owners.get(thing.text() + remoteId));
        }

        void put(ItemState state, LinkState link) {
            states.put(state.key(), state);
            ThingId target = state.key().kind() == dev.casewire.sync.item.ItemKind.NOTE
                    ? state.key().origin()
                    : link.thing(state.key().target());
            for (Part part : state.parts()) {
                if (part.remoteId() != null && target != null) {
                    owners.put(target.text() + part.remoteId(), state.key());
                }
            }
        }
    }

    @Override
    public void thing(ThingSeen seen) {
        ThingState before = things.getOrDefault(seen.thing(), ThingState.UNKNOWN);
        ThingStep step = identity.seen(before, seen, !caseCreates.isEmpty());
        if (step.state().link() == null) {
            waiting.put(seen.thing(), seen);
        } else {
            waiting.remove(seen.thing());
        }
        take(seen.thing(), step);
    }

    @Override
    public void gone(LinkEvent.Gone gone) {
        take(gone.thing(), identity.gone(things.getOrDefault(gone.thing(), ThingState.UNKNOWN), gone));
    }

    private void take(ThingId thing, ThingStep step) {
        things.put(thing, step.state());
        if (step.decision() != null) {
            decisions.add("identity");
        }
        for (ThingStep.Routed routed : step.routed()) {
            apply(routed.link(), routed.event());
        }
        LinkId link = step.state().link();
        if (step.kept() == ThingStep.Kept.RELEASE || step.kept() == ThingStep.Kept.REPEAT) {
            for (LinkEvent event :
                    List.copyOf(kept.getOrDefault(thing, Map.of()).values())) {
                apply(link, event);
            }
        }
        if (step.kept() == ThingStep.Kept.RELEASE || step.kept() == ThingStep.Kept.DROP) {
            kept.remove(thing);
        }
    }

    @Override
    public void item(ThingId thing, LinkEvent event) {
        ThingState state = things.getOrDefault(thing, ThingState.UNKNOWN);
        if (!(state.belonging() instanceof ThingState.Belonging.Paired)) {
            String id = event instanceof LinkEvent.ItemSeen seen
                    ? seen.kind() + seen.id()
                    : ((LinkEvent.ItemGone) event).kind() + ((LinkEvent.ItemGone) event).id();
            kept.computeIfAbsent(thing, t -> new LinkedHashMap<>()).merge(id, event, PureEngine::newer);
        }
        if (state.link() != null) {
            apply(state.link(), event);
        }
    }

    private static LinkEvent newer(LinkEvent a, LinkEvent b) {
        return version(b).isAfter(version(a)) ? b : a;
    }

    private static dev.casewire.sync.id.Version version(LinkEvent event) {
        return event instanceof LinkEvent.ItemSeen seen ? seen.version() : ((LinkEvent.ItemGone) event).version();
    }

    @Override
    public void result(LinkId link, LinkEvent result) {
        apply(link, result);
    }

    @Override
    public void control(LinkId link, LinkEvent event) {
        apply(link, event);
    }

    @Override
    public void ready() {
        isReady = true;
        for (LinkState link : List.copyOf(links.values())) {
            apply(link.id(), new LinkEvent.Tick());
            wake(link.id(), Outcome.Wake.WAITING);
        }
    }

    @Override
    public void time() {
        long now = clock.getAsLong();
        if (caseCreates.values().removeIf(end -> end <= now) && caseCreates.isEmpty()) {
            lookAgain();
        }
        for (LinkState link : List.copyOf(links.values())) {
            boolean isDue =
                    Deadlines.of(link, rules, new Environment(0, true, true)).orElse(Long.MAX_VALUE) <= now;
            if (isDue) {
                apply(link.id(), new LinkEvent.Tick());
            }
            Store store = items.get(link.id());
            for (ItemState item : store == null ? List.<ItemState>of() : List.copyOf(store.states.values())) {
                if (Deadlines.of(item).orElse(Long.MAX_VALUE) <= now) {
                    apply(link.id(), new LinkEvent.ItemTick(item.key(), false));
                }
            }
        }
    }

    @Override
    public void wipe() {
        things.clear();
        waiting.clear();
        kept.clear();
        links.clear();
        items.clear();
        caseCreates.clear();
        isReady = false;
        List<Notice> retained = List.copyOf(notices);
        notices.clear();
        retained.forEach(this::notice);
    }

    private void apply(LinkId id, LinkEvent event) {
        long now = clock.getAsLong();
        boolean ready = isReady || !isGated;
        LinkState state = links.computeIfAbsent(id, key -> LinkState.born(key, now));
        Store store = items.computeIfAbsent(id, key -> new Store());
        Outcome outcome = transition.apply(state, store, event, new Environment(now, ready, ready));
        links.put(id, outcome.state());
        outcome.items().forEach(item -> store.put(item, outcome.state()));
        commands.addAll(outcome.commands());
        outcome.decisions().stream().map(Decision::kind).forEach(decisions::add);
        outcome.notices().forEach(this::notice);
        wake(id, outcome.wake());
    }

    private void wake(LinkId id, Outcome.Wake wake) {
        if (wake == Outcome.Wake.NONE) {
            return;
        }
        Store store = items.get(id);
        for (ItemState item : store == null ? List.<ItemState>of() : List.copyOf(store.states.values())) {
            boolean isHeld = item.held() != null && wake == Outcome.Wake.HELD;
            if (item.isWaiting() || isHeld) {
                apply(id, new LinkEvent.ItemTick(item.key(), isHeld));
            }
        }
    }

    private void notice(Notice notice) {
        notices.add(notice);
        if (notice instanceof Notice.Paired paired) {
            take(paired.thing(), identity.notice(state(paired.thing()), notice));
        } else if (notice instanceof Notice.Unlinked unlinked) {
            take(unlinked.thing(), identity.notice(state(unlinked.thing()), notice));
        } else if (notice instanceof Notice.CaseCreateOpened opened) {
            caseCreates.put(opened.link(), opened.at() + rules.timing().life().toMillis());
        } else if (notice instanceof Notice.CaseCreateClosed closed) {
            if (caseCreates.remove(closed.link()) != null && caseCreates.isEmpty()) {
                lookAgain();
            }
        }
    }

    private void lookAgain() {
        for (ThingSeen seen : List.copyOf(waiting.values())) {
            ThingStep step = identity.again(state(seen.thing()), seen, false);
            if (step.state().link() != null) {
                waiting.remove(seen.thing());
            }
            take(seen.thing(), step);
        }
    }

    private ThingState state(ThingId thing) {
        return things.getOrDefault(thing, ThingState.UNKNOWN);
    }

    @Override
    public List<Command> commands() {
        List<Command> taken = commands;
        commands = new ArrayList<>();
        return taken;
    }

    @Override
    public List<String> decisions() {
        return decisions;
    }

    @Override
    public Optional<LinkState> link(LinkId id) {
        return Optional.ofNullable(links.get(id));
    }

    @Override
    public List<LinkState> links() {
        return List.copyOf(links.values());
    }
}
