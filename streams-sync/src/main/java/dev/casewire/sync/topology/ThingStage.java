// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.contract.SyncDecision;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.identity.Identity;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.identity.ThingState;
import dev.casewire.sync.identity.ThingStep;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Notice;
import dev.casewire.sync.store.StateCodec;
import dev.casewire.sync.store.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The first stage, keyed by thing: sends what is seen to the link that the thing belongs to, and keeps what belongs to none yet. */
final class ThingStage extends ContextualProcessor<String, Observation, String, Object> {
    private static final char BETWEEN = '\t';
    private static final byte[] PRESENT = {1};
    private static final Duration PACE = Duration.ofMillis(200);
    private static final int DUE_MAX = 1_000;

    private final Identity identity;
    private final Duration life;
    private final Clock clock;
    private StateStore<StoredThing> things;
    private StateStore<KeptItem> kept;
    private KeyValueStore<String, byte[]> keptRecords;
    private KeyValueStore<String, byte[]> waiting;
    private KeyValueStore<String, byte[]> openCreates;
    private DueIndex ends;
    private long timestamp;

    /** @param life how long after it was told last a case create is taken to be under way */
    // Stores come with init(), which Kafka Streams calls before the first record.
    @SuppressWarnings("NullAway.Init")
    ThingStage(Identity identity, Duration life, Clock clock) {
        this.identity = identity;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        KeyValueStore<String, byte[]> texts = context.getStateStore(Names.THING_TEXTS);
        things = new StateStore<>(context.getStateStore(Names.THINGS), texts, new StateCodec<>(StoredThing.class));
        keptRecords = context.getStateStore(Names.KEPT_ITEMS);
        kept = new StateStore<>(keptRecords, texts, new StateCodec<>(KeptItem.class));
        waiting = context.getStateStore(Names.WAITING_CASES);
        openCreates = context.getStateStore(Names.OPEN_CREATES);
        ends = new DueIndex(openCreates);
        context.schedule(PACE, PunctuationType.WALL_CLOCK_TIME, time -> passTime());
    }

    /** A create whose link lost its state is never told to be over. */
    private void passTime() {
        timestamp = clock.millis();
        if (!ends.take(timestamp, DUE_MAX).isEmpty() && !isCreateOpen()) {
            lookAgain();
        }
    }

    @Override
    public void process(Record<String, Observation> record) {
        timestamp = record.timestamp();
        Observation observation = record.value();
        if (observation instanceof Observation.OfThing thing) {
            seen(thing.seen());
        } else if (observation instanceof Observation.OfGone gone) {
            ThingId id = gone.gone().thing();
            take(id, identity.gone(state(id), gone.gone()), null);
        } else if (observation instanceof Observation.OfItem item) {
            item(item);
        } else if (observation instanceof Observation.OfMarker marker) {
            pass(marker.marker());
        } else if (observation instanceof Observation.OfNotice notice) {
            hear(notice.notice());
        }
    }

    private void seen(ThingSeen seen) {
        ThingStep step = identity.seen(state(seen.thing()), seen, isCreateOpen());
        take(seen.thing(), step, seen);
    }

    private ThingState state(ThingId thing) {
        return things.find(thing.text()).orElse(StoredThing.UNKNOWN).state();
    }

    private boolean isCreateOpen() {
        try (KeyValueIterator<String, byte[]> all = openCreates.all()) {
            return all.hasNext();
        }
    }

    /** @param seen what was seen of it just now; null where nothing was */
    private void take(ThingId thing, ThingStep step, @Nullable ThingSeen seen) {
        store(thing, step, seen);
        if (step.decision() != null) {
            forward(thing.text(), new SyncDecision("", thing.text(), "identity", null, step.decision(), now()));
        }
        step.routed().forEach(routed -> send(routed.link(), routed.event()));
        LinkId link = step.state().link();
        boolean isSettled = step.kept() == ThingStep.Kept.RELEASE || step.kept() == ThingStep.Kept.DROP;
        boolean isSent = step.kept() == ThingStep.Kept.RELEASE || step.kept() == ThingStep.Kept.REPEAT;
        if (isSettled || isSent) {
            release(thing, isSent ? link : null, isSettled);
        }
    }

    /** A case in scope that belongs to nothing may be the result of a create: it is kept whole until that ends. */
    private void store(ThingId thing, ThingStep step, @Nullable ThingSeen seen) {
        String key = thing.text();
        StoredThing before = things.find(key).orElse(StoredThing.UNKNOWN);
        boolean isWaiting = thing.side() == Side.CASE && step.state().belonging() instanceof ThingState.Belonging.Free;
        ThingSeen newest = seen == null || !seen.version().equals(step.state().seenAt()) ? before.waiting() : seen;
        boolean isKept = isWaiting && newest != null && newest.isInScope();
        StoredThing after = new StoredThing(step.state(), isKept ? newest : null);
        if (!after.equals(before)) {
            things.put(key, after);
        }
        if (isKept) {
            waiting.put(key, PRESENT);
        } else if (before.waiting() != null) {
            waiting.delete(key);
        }
    }

    private void release(ThingId thing, @Nullable LinkId link, boolean isSettled) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> items =
                keptRecords.prefixScan(thing.text() + BETWEEN, new StringSerializer())) {
            while (items.hasNext()) {
                KeyValue<String, byte[]> item = items.next();
                keys.add(item.key);
                if (link != null) {
                    send(link, kept.decode(item.key, item.value).event());
                }
            }
        }
        if (isSettled) {
            keys.forEach(kept::delete);
        }
    }

    private void item(Observation.OfItem item) {
        ThingState state = state(item.thing());
        if (!(state.belonging() instanceof ThingState.Belonging.Paired)) {
            String key = item.thing().text() + BETWEEN + item.name();
            KeptItem given = new KeptItem(item.event());
            KeptItem known = kept.find(key).orElse(null);
            if (known == null || given.isNewerThan(known)) {
                kept.put(key, given);
            }
        }
        LinkId link = state.link();
        if (link != null) {
            send(link, item.event());
        }
    }

    /** The answer is that of the partition it was read from. */
    private void pass(Marker marker) {
        int partition = context().taskId().partition();
        forward(
                SyncTopics.EVERYBODY,
                LinkMessage.of(new Marker(
                        marker.nonce(),
                        marker.side(),
                        marker.source(),
                        marker.topic(),
                        partition,
                        marker.partitions())));
    }

    private void hear(Notice notice) {
        if (notice instanceof Notice.Paired paired) {
            take(paired.thing(), identity.notice(state(paired.thing()), notice), null);
        } else if (notice instanceof Notice.Unlinked unlinked) {
            take(unlinked.thing(), identity.notice(state(unlinked.thing()), notice), null);
        } else if (notice instanceof Notice.CaseCreateOpened opened) {
            ends.set(opened.link().value(), OptionalLong.of(opened.at() + life.toMillis()));
        } else if (notice instanceof Notice.CaseCreateClosed closed && isCreateOpen()) {
            ends.set(closed.link().value(), OptionalLong.empty());
            if (!isCreateOpen()) {
                lookAgain();
            }
        }
    }

    private void lookAgain() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = waiting.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        for (String key : keys) {
            StoredThing thing = things.find(key).orElse(StoredThing.UNKNOWN);
            ThingSeen seen = thing.waiting();
            if (seen != null) {
                take(seen.thing(), identity.again(thing.state(), seen, false), seen);
            }
        }
    }

    private void send(LinkId link, LinkEvent event) {
        forward(link.value(), LinkMessage.of(event));
    }

    private void forward(String key, Object value) {
        context().forward(Effects.record(key, value, timestamp));
    }

    private Instant now() {
        return clock.instant();
    }
}
