// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.contract.LinkSummary;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.item.ItemState;
import dev.casewire.sync.link.Deadlines;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.link.Outcome;
import dev.casewire.sync.link.Stage;
import dev.casewire.sync.link.SyncRules;
import dev.casewire.sync.link.Transition;
import dev.casewire.sync.store.StateCodec;
import dev.casewire.sync.store.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The second stage, keyed by link: loads the link, lets the pure transition decide, stores and forwards what came of it. */
final class LinkStage extends ContextualProcessor<String, LinkMessage, String, SpecificRecordBase> {
    static final char BETWEEN = '\t';

    private static final Duration PACE = Duration.ofMillis(200);
    private static final int DUE_MAX = 1_000;
    private static final long ASK_AGAIN_MS = 60_000;
    private static final byte[] WAITS = {1};
    private static final byte[] IS_HELD = {2};

    private final SyncConfig config;
    private final SyncRules rules;
    private final Transition transition;
    private final Clock clock;
    private StateStore<LinkState> links;
    private StateStore<ItemState> items;
    private KeyValueStore<String, byte[]> linkRecords;
    private KeyValueStore<String, byte[]> copies;
    private KeyValueStore<String, byte[]> waiting;
    private DueIndex due;
    private Gate gate;
    private long askAt;

    // Stores come with init(), which Kafka Streams calls before the first record.
    @SuppressWarnings("NullAway.Init")
    LinkStage(SyncConfig config, SyncRules rules, Clock clock) {
        this.config = config;
        this.rules = rules;
        this.transition = new Transition(rules);
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecordBase> context) {
        super.init(context);
        KeyValueStore<String, byte[]> texts = context.getStateStore(Names.LINK_TEXTS);
        linkRecords = context.getStateStore(Names.LINKS);
        links = new StateStore<>(linkRecords, texts, new StateCodec<>(LinkState.class));
        items = new StateStore<>(context.getStateStore(Names.ITEMS), texts, new StateCodec<>(ItemState.class));
        copies = context.getStateStore(Names.COPIES);
        waiting = context.getStateStore(Names.WAITING);
        due = new DueIndex(context.getStateStore(Names.DUE));
        gate = new Gate(context.getStateStore(Names.GATE), config);
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, time -> passTime());
    }

    @Override
    public void process(Record<String, LinkMessage> record) {
        LinkMessage message = record.value();
        if (message.marker() != null) {
            hear(message.marker());
        } else if (message.event() != null && record.key().equals(SyncTopics.EVERYBODY)) {
            LinkEvent event = message.event();
            all(linkRecords, "").forEach(link -> apply(new LinkId(link), event));
        } else if (message.event() != null) {
            apply(new LinkId(record.key()), message.event());
        }
    }

    private void passTime() {
        ask();
        for (String who : due.take(clock.millis(), DUE_MAX)) {
            int end = who.indexOf(BETWEEN);
            LinkId link = new LinkId(who.substring(0, end));
            if (end == who.length() - 1) {
                apply(link, new LinkEvent.Tick());
            } else {
                items.find(who).ifPresent(item -> apply(link, new LinkEvent.ItemTick(item.key(), false)));
            }
        }
    }

    /** Sources are asked until they have answered: a question can get lost, and a source can come later. */
    private void ask() {
        long now = clock.millis();
        if (gate.isOpen() || now < askAt) {
            return;
        }
        askAt = now + ASK_AGAIN_MS;
        String nonce = gate.nonce(context().taskId() + "-" + now);
        forward(SyncTopics.EVERYBODY, ContractWriter.question(nonce, context().applicationId(), clock.instant()));
    }

    private void hear(Marker marker) {
        if (gate.hear(marker)) {
            OptionalLong now = OptionalLong.of(clock.millis());
            all(waiting, "").forEach(who -> due.set(who, now));
        }
    }

    private void apply(LinkId id, LinkEvent event) {
        String key = id.value();
        long now = clock.millis();
        Optional<LinkState> known = links.find(key);
        boolean isOfTime = event instanceof LinkEvent.Tick
                || event instanceof LinkEvent.ItemTick
                || event instanceof LinkEvent.Ask;
        if (known.isEmpty() && isOfTime) {
            return;
        }
        LinkState before = known.orElseGet(() -> LinkState.born(id, now));
        StoredItems stored = new StoredItems(key, items, copies);
        Outcome outcome = transition.apply(before, stored, event, gate.environment(now));
        store(key, outcome, known.isEmpty() || !outcome.state().equals(before));
        outcome.items().forEach(item -> store(key, stored, item, outcome.state()));
        tell(id, before, known.isEmpty(), outcome);
        wake(id, outcome.wake());
    }

    private void store(String key, Outcome outcome, boolean isChanged) {
        LinkState state = outcome.state();
        if (isChanged) {
            links.put(key, state);
        }
        mark(key + BETWEEN, state.stage() instanceof Stage.Waiting, WAITS);
        due.set(key + BETWEEN, Deadlines.of(state, rules, gate.environment(clock.millis())));
    }

    private void store(String link, StoredItems stored, ItemState item, LinkState state) {
        stored.put(item, state);
        String key = StoredItems.key(link, item.key());
        mark(key, item.isWaiting() || item.held() != null, item.held() == null ? WAITS : IS_HELD);
        due.set(key, Deadlines.of(item));
    }

    private void mark(String key, boolean isWaiting, byte[] how) {
        byte[] known = waiting.get(key);
        if (isWaiting && (known == null || known[0] != how[0])) {
            waiting.put(key, how);
        } else if (!isWaiting && known != null) {
            waiting.delete(key);
        }
    }

    private void tell(LinkId id, LinkState before, boolean isNew, Outcome outcome) {
        Instant at = clock.instant();
        outcome.commands().forEach(command -> forward(id.value(), ContractWriter.command(command)));
        outcome.decisions().forEach(decision -> forward(id.value(), ContractWriter.decision(id, decision, at)));
        outcome.notices()
                .forEach(notice -> forward(ContractWriter.noticeKey(notice), ContractWriter.notice(notice, at)));
        LinkSummary summary = ContractWriter.summary(outcome.state(), at);
        if (isNew || !summary.equals(ContractWriter.summary(before, at))) {
            forward(id.value(), summary);
        }
    }

    private void wake(LinkId id, Outcome.Wake wake) {
        if (wake == Outcome.Wake.NONE) {
            return;
        }
        for (String who : all(waiting, id.value() + BETWEEN)) {
            byte[] how = waiting.get(who);
            boolean isHeld = how != null && how[0] == IS_HELD[0];
            boolean isMeant = how != null && (!isHeld || wake == Outcome.Wake.HELD);
            if (isMeant && who.length() > id.value().length() + 1) {
                items.find(who).ifPresent(item -> apply(id, new LinkEvent.ItemTick(item.key(), isHeld)));
            }
        }
    }

    private static List<String> all(KeyValueStore<String, byte[]> store, String prefix) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries =
                prefix.isEmpty() ? store.all() : store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private void forward(String key, SpecificRecordBase value) {
        context().forward(Effects.record(key, value, clock.millis()));
    }
}
