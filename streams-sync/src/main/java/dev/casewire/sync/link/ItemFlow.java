// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.Fingerprint;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.item.AttachmentName;
import dev.casewire.sync.item.ItemContent;
import dev.casewire.sync.item.ItemContext;
import dev.casewire.sync.item.ItemFlight;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.ItemState;
import dev.casewire.sync.item.ItemStep;
import dev.casewire.sync.item.ItemTransition;
import dev.casewire.sync.item.Marker;
import dev.casewire.sync.item.Note;
import dev.casewire.sync.item.Part;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Items of a link: finds which item an event is about and lets its own transition decide. */
final class ItemFlow {
    private final SyncRules rules;
    private final ItemTransition transition;

    ItemFlow(SyncRules rules) {
        this.rules = rules;
        this.transition = new ItemTransition(rules.items(), rules.timing());
    }

    /** A part of a copy. */
    private record Place(ItemKey key, int index) {}

    void seen(LinkWork work, LinkEvent.ItemSeen seen) {
        if (!isOfLink(work, seen.thing())) {
            return;
        }
        if (!seen.isOurs()) {
            ItemKey key = new ItemKey(seen.kind(), seen.thing(), seen.id());
            ItemState item = work.item(key).orElseGet(() -> ItemState.unseen(key));
            ItemState copied = UnnamedCopies.claimed(work, item, seen.content());
            apply(work, transition.seen(context(work, key), copied, seen.version(), seen.content()));
            return;
        }
        Place owned = ownedPlace(work, seen.thing(), seen.id()).orElse(null);
        ItemKey keeper = owned != null && UnnamedCopies.isOf(owned.key()) ? owned.key() : null;
        boolean isOwned = owned != null && keeper == null;
        if (!isOwned && UnnamedCopies.isOne(seen)) {
            UnnamedCopies.keep(work, seen, keeper);
            return;
        }
        Place place = isOwned ? owned : namedPlace(work, seen).orElse(null);
        if (place == null) {
            return;
        }
        ItemState item = work.item(place.key()).orElseGet(() -> ItemState.unseen(place.key()));
        ItemState named = named(work, item, seen.content().text());
        String text = seen.content().text();
        Part.Shown shown = new Part.Shown(Fingerprint.of(text), text, seen.version());
        apply(work, transition.copySeen(context(work, place.key()), named, place.index(), seen.id(), shown));
    }

    void gone(LinkWork work, LinkEvent.ItemGone gone) {
        if (!isOfLink(work, gone.thing())) {
            return;
        }
        Optional<Place> copy = ownedPlace(work, gone.thing(), gone.id());
        if (copy.isPresent()) {
            ItemState item = work.item(copy.get().key()).orElseThrow();
            if (item.flight() != null) {
                // The result will say that it is there, and the source tells its end only once.
                ItemKey shown = new ItemKey(gone.kind(), gone.thing(), gone.id());
                work.item(ItemState.unseen(shown).gone(gone.version()));
            }
            apply(
                    work,
                    transition.copyGone(
                            context(work, item.key()), item, copy.get().index(), gone.version()));
            return;
        }
        ItemKey key = new ItemKey(gone.kind(), gone.thing(), gone.id());
        ItemState item = work.item(key).orElseGet(() -> ItemState.unseen(key));
        apply(work, transition.gone(context(work, key), item, gone.version()));
    }

    void result(LinkWork work, LinkEvent.ItemResult result) {
        work.item(result.item()).ifPresent(item -> {
            apply(
                    work,
                    transition.result(context(work, item.key()), item, result.sequence(), result.at(), result.parts()));
            int count = work.item(item.key()).orElse(item).parts().size();
            for (int i = 0; i < count; i++) {
                goneEarlier(work, item.key(), i);
            }
        });
    }

    /**
     * A copy may be gone before the result says that it was one, or while its command was open, whatever became of that; its
     * source tells it only once.
     */
    private void goneEarlier(LinkWork work, ItemKey key, int index) {
        ThingId thing = key.kind() == ItemKind.NOTE ? key.origin() : work.thing(key.target());
        ItemState item = work.item(key).orElse(null);
        String copy = item == null ? null : item.part(index).remoteId();
        if (item == null || copy == null || thing == null) {
            return;
        }
        ItemKind shownAs = key.kind() == ItemKind.ATTACHMENT ? ItemKind.ATTACHMENT : ItemKind.COMMENT;
        ItemState gone = work.item(new ItemKey(shownAs, thing, copy)).orElse(null);
        Version at = gone == null || !gone.isGone() ? null : gone.seenAt();
        if (at != null) {
            apply(work, transition.copyGone(context(work, key), item, index, at));
        }
    }

    void tick(LinkWork work, LinkEvent.ItemTick tick) {
        work.item(tick.item()).ifPresent(item -> {
            ItemState next = tick.isRetried() ? item.held(null) : item;
            ItemState copied = UnnamedCopies.claimed(work, next, next.original());
            apply(work, transition.tick(context(work, item.key()), copied));
        });
    }

    /** Tells people something on one side, once. */
    void note(LinkWork work, Side target, String id, String text) {
        ThingId thing = work.thing(target);
        if (thing != null) {
            note(work, thing, id, text);
        }
    }

    /** Tells people something on a thing, once. */
    void note(LinkWork work, ThingId thing, String id, String text) {
        if (!rules.isLive()) {
            return;
        }
        ItemKey key = new ItemKey(ItemKind.NOTE, thing, id);
        ItemState item = work.item(key).orElseGet(() -> ItemState.unseen(key));
        if (item.original() == null) {
            ItemContent content = ItemContent.text(text, "", "");
            apply(work, transition.seen(context(work, key), item, new Version(0, 0), content));
        }
    }

    private void apply(LinkWork work, ItemStep step) {
        ItemState state = step.state();
        if (!state.equals(work.item(state.key()).orElse(null))) {
            work.item(state);
        }
        ItemFlight flight = state.flight();
        if (step.isSent() && flight != null) {
            work.commands.add(new Command.ForItem(
                    work.id,
                    state.key().target(),
                    work.generation,
                    flight.sequence(),
                    state.key(),
                    target(work, state.key()),
                    flight.issuedAt(),
                    flight.notAfter(),
                    flight.parts()));
        }
        if (step.held() != null) {
            work.decide(
                    "item-held",
                    null,
                    state.key().kind().text() + " " + state.key().id() + ": " + step.held());
        }
        for (Note note : step.notes()) {
            note(work, note.target(), note.id(), note.text());
        }
    }

    private ItemContext context(LinkWork work, ItemKey key) {
        boolean isNote = key.kind() == ItemKind.NOTE;
        String label = isNote ? key.id() : work.on(key.origin().side()).label();
        return new ItemContext(
                work.generation,
                label,
                rules.isLive() && (isNote ? mayTell(work, key.origin()) : mayCopy(work, key)),
                isNote || work.environment.isReady(key.target()),
                work.now());
    }

    /**
     * A note goes to a thing of a pair, whether the other side can be seen or not: it tells what was done here. It also goes
     * to the case of a deleted issue and to a case that another one followed.
     */
    private static boolean mayTell(LinkWork work, ThingId thing) {
        boolean isCurrent = thing.equals(work.thing(thing.side()));
        boolean isAlive = work.stage instanceof Stage.Paired || work.stage instanceof Stage.Orphaned;
        boolean isReachable = work.on(thing.side()).presence().isReachable();
        return work.runs() && ((isCurrent && isAlive && isReachable) || work.predecessors.contains(thing));
    }

    private static boolean mayCopy(LinkWork work, ItemKey key) {
        boolean isCurrent = key.origin().equals(work.thing(key.origin().side()));
        return isCurrent && work.mayWrite() && work.thing(key.target()) != null;
    }

    private static ThingId target(LinkWork work, ItemKey key) {
        return key.kind() == ItemKind.NOTE ? key.origin() : Objects.requireNonNull(work.thing(key.target()));
    }

    private static boolean isOfLink(LinkWork work, ThingId thing) {
        return thing.equals(work.thing(thing.side()));
    }

    /** A copy after a rebuild brings the name that its header was written with. */
    private static ItemState named(LinkWork work, ItemState item, String text) {
        if (!item.label().isEmpty() || item.key().kind() != ItemKind.COMMENT) {
            return item;
        }
        return Marker.of(text)
                .map(marker -> item.labelled(marker.label(), work.generation))
                .orElse(item);
    }

    /** Results name copies for good; a marker names one until then. */
    private static Optional<Place> namedPlace(LinkWork work, LinkEvent.ItemSeen seen) {
        ThingId across = work.thing(seen.thing().side().other());
        if (seen.kind() == ItemKind.ATTACHMENT) {
            return across == null
                    ? Optional.empty()
                    : AttachmentName.originId(seen.content().text(), across.side())
                            .map(id -> new Place(new ItemKey(ItemKind.ATTACHMENT, across, id), 0));
        }
        return Marker.of(seen.content().text()).flatMap(marker -> place(seen.thing(), across, marker));
    }

    private static Optional<Place> place(ThingId thing, @Nullable ThingId across, Marker marker) {
        if (marker.kind() == ItemKind.NOTE) {
            return Optional.of(new Place(new ItemKey(ItemKind.NOTE, thing, marker.itemId()), marker.index()));
        }
        return across == null
                ? Optional.empty()
                : Optional.of(new Place(new ItemKey(ItemKind.COMMENT, across, marker.itemId()), marker.index()));
    }

    private static Optional<Place> ownedPlace(LinkWork work, ThingId thing, String remoteId) {
        return work.ownerOfCopy(thing, remoteId).flatMap(key -> work.item(key)).flatMap(item -> {
            for (int i = 0; i < item.parts().size(); i++) {
                if (remoteId.equals(item.parts().get(i).remoteId())) {
                    return Optional.of(new Place(item.key(), i));
                }
            }
            return Optional.empty();
        });
    }
}
