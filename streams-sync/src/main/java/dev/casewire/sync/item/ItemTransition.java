// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import dev.casewire.sync.id.Fingerprint;
import dev.casewire.sync.id.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pure transition of one item, as {@link ItemState} draws it. Immutable and thread-safe. */
public final class ItemTransition {
    private final ItemRules rules;
    private final Timing timing;
    private final CopyText texts;

    public ItemTransition(ItemRules rules, Timing timing) {
        this.rules = rules;
        this.timing = timing;
        this.texts = new CopyText(rules);
    }

    /** The original was seen; what is older than its newest record changes nothing. */
    public ItemStep seen(ItemContext context, ItemState item, Version at, ItemContent content) {
        return at.isAfter(item.seenAt()) ? rest(context, item, item.original(content, at)) : still(item);
    }

    /** The original is gone. */
    public ItemStep gone(ItemContext context, ItemState item, Version at) {
        return at.isAfter(item.seenAt()) ? rest(context, item, item.gone(at)) : still(item);
    }

    /** A part of the copy was seen. */
    public ItemStep copySeen(ItemContext context, ItemState item, int index, String remoteId, Part.Shown shown) {
        Part part = item.part(index);
        boolean isOther = part.remoteId() != null && !part.remoteId().equals(remoteId);
        boolean isStale = part.seen() != null && !shown.at().isAfter(part.seen().at());
        if (isOther || isStale) {
            return still(item);
        }
        boolean isOurs = shown.what().equals(part.written());
        ItemState known = item.part(index, part.showing(remoteId, isOurs ? shown.settled() : shown));
        return rest(context, item, known);
    }

    /** A part of the copy is gone. */
    public ItemStep copyGone(ItemContext context, ItemState item, int index, Version at) {
        Part part = item.part(index);
        boolean isStale = part.seen() != null && !at.isAfter(part.seen().at());
        if (isStale || !at.shows(part.writtenAt())) {
            return still(item);
        }
        return item.flight() == null ? rest(context, item, missing(item, index)) : still(item);
    }

    /** The sink answered; an answer to another command than the open one changes nothing. */
    public ItemStep result(ItemContext context, ItemState item, long sequence, long at, List<PartResult> parts) {
        ItemFlight flight = item.flight();
        if (flight == null || flight.sequence() != sequence) {
            return still(item);
        }
        ItemState next = item.flying(null);
        for (PartResult result : parts) {
            next = settled(next, flight, result, at);
        }
        return rest(context, item, next);
    }

    /** Time passed, or the link can take more than before. */
    public ItemStep tick(ItemContext context, ItemState item) {
        ItemFlight flight = item.flight();
        if (flight == null) {
            return rest(context, item, item);
        }
        if (context.now() < flight.repeatAt()) {
            return still(item);
        }
        if (!context.mayWrite()) {
            return still(item.flying(flight.postponed(timing.repeatAt(context.now(), flight.attempts()))));
        }
        ItemFlight again = flight.repeated(timing.repeatAt(context.now(), flight.attempts() + 1));
        return new ItemStep(item.flying(again), true, List.of(), null);
    }

    private static ItemStep still(ItemState item) {
        return new ItemStep(item, false, List.of(), null);
    }

    private ItemState settled(ItemState item, ItemFlight flight, PartResult result, long at) {
        Part part = item.part(result.index());
        return switch (result.outcome()) {
            case APPLIED ->
                item.part(result.index(), part.written(result.remoteId(), written(flight, result.index()), at));
            case SUPERSEDED -> item.part(result.index(), part.lost(result.remoteId(), at));
            case EXPIRED -> item;
            case MISSING -> missing(item, result.index());
            case REFUSED -> item.held(result.cause() == null ? "refused without a cause" : result.cause());
        };
    }

    private static Fingerprint written(ItemFlight flight, int index) {
        for (PartWrite write : flight.parts()) {
            if (write.index() == index) {
                return Fingerprint.of(write.text());
            }
        }
        throw new IllegalArgumentException("the result names part " + index + ", which the command did not write");
    }

    /** A copy that somebody deleted is made anew as often as a changed one is restored. */
    private ItemState missing(ItemState item, int index) {
        if (item.restores() >= rules.restoresPerVersion()) {
            return item.held("the copy was deleted again after it had been restored");
        }
        return item.restored().part(index, Part.NONE);
    }

    /** What is owed now that an event is told. */
    private ItemStep rest(ItemContext context, ItemState before, ItemState item) {
        if (item.flight() != null) {
            return still(item);
        }
        List<Note> notes = new ArrayList<>();
        ItemState mirrored = mirror(item, notes);
        String held = mirrored.held() == null || mirrored.held().equals(before.held()) ? null : mirrored.held();
        if (mirrored.held() != null) {
            return new ItemStep(mirrored.waiting(false), false, notes, held);
        }
        tellOfFile(mirrored, notes);
        return owed(context, mirrored, notes);
    }

    /** A copy that somebody changed: the change is kept as a note, the copy restored, once per version of the original. */
    private ItemState mirror(ItemState item, List<Note> notes) {
        ItemState next = item;
        for (int i = 0; i < item.parts().size(); i++) {
            Part.Shown changed = item.part(i).changed();
            if (changed == null || item.key().kind() == ItemKind.ATTACHMENT) {
                continue;
            }
            notes.add(kept(item, item.part(i).remoteId(), changed));
            next = next.part(i, item.part(i).believing(changed));
            next = next.restores() < rules.restoresPerVersion()
                    ? next.restored()
                    : next.held("the copy keeps being changed after it was restored; the last change is left as it is");
        }
        return next;
    }

    private static Note kept(ItemState item, @Nullable String remoteId, Part.Shown changed) {
        String text = changed.text() == null ? "" : changed.text();
        return new Note(
                item.key().target(),
                "copy-" + remoteId + "-" + changed.what().hex().substring(0, 8),
                "A copy of a comment from the other side was changed here. The copy follows its original; the change"
                        + " said:\n"
                        + text);
    }

    private void tellOfFile(ItemState item, List<Note> notes) {
        ItemContent content = item.original();
        if (item.key().kind() != ItemKind.ATTACHMENT || content == null) {
            return;
        }
        boolean isTooLarge = content.size() > rules.attachmentMax();
        if (content.state() == ItemContent.State.FAILED || isTooLarge) {
            String why = isTooLarge ? "it is larger than " + rules.attachmentMax() + " bytes" : "its scan failed";
            notes.add(new Note(
                    item.key().target(),
                    "file-" + item.key().id(),
                    "The file '" + content.text() + "' stays on the other side: " + why + "."));
        }
        if (item.isGone() && item.part(0).remoteId() != null) {
            notes.add(new Note(
                    item.key().target(),
                    "file-gone-" + item.key().id(),
                    "The original of '"
                            + AttachmentName.of(content.text(), item.key().id()) + "' was deleted on the other side."));
        }
    }

    private ItemStep owed(ItemContext context, ItemState item, List<Note> notes) {
        if (context.label() == null || !isCopied(item)) {
            return new ItemStep(item.waiting(isCopied(item) && !item.isGone()), false, notes, null);
        }
        ItemState named = item.label().isEmpty() ? item.labelled(context.label(), context.generation()) : item;
        List<String> wanted = texts.of(named).orElse(List.of());
        ItemState known = recognised(named, wanted, notes);
        List<PartWrite> writes = writes(known, wanted);
        boolean isEarlier =
                known.generation() < context.generation() && !known.parts().isEmpty();
        if (writes.isEmpty() || isEarlier) {
            return new ItemStep(known.waiting(false), false, notes, null);
        }
        boolean isCreated = writes.stream().anyMatch(write -> write.remoteId() == null);
        if (!context.mayWrite() || (isCreated && !context.mayCreate())) {
            return new ItemStep(known.waiting(true), false, notes, null);
        }
        long now = context.now();
        ItemFlight flight = new ItemFlight(
                Math.max(known.lastSequence() + 1, now), writes, now, lifeEnd(known, now), timing.repeatAt(now, 1), 1);
        return new ItemStep(known.flying(flight), true, notes, null);
    }

    /** What a note says stays true, and telling it twice is impossible: it never gets too old. */
    private long lifeEnd(ItemState item, long now) {
        return item.key().kind() == ItemKind.NOTE
                ? Long.MAX_VALUE
                : now + timing.life().toMillis();
    }

    private boolean isCopied(ItemState item) {
        return switch (item.key().kind()) {
            case COMMENT -> rules.copiesComments();
            case ATTACHMENT ->
                rules.copiesAttachments()
                        && (item.original() == null || item.original().size() <= rules.attachmentMax());
            case NOTE -> true;
        };
    }

    /** Copies that were found without a result, as after a rebuild: what shows the wanted text is what we wrote. */
    private static ItemState recognised(ItemState item, List<String> wanted, List<Note> notes) {
        ItemState next = item;
        for (int i = 0; i < Math.min(wanted.size(), item.parts().size()); i++) {
            Part part = item.part(i);
            if (part.written() != null || part.seen() == null || part.remoteId() == null) {
                continue;
            }
            boolean isOther = !part.seen().what().equals(Fingerprint.of(wanted.get(i)));
            if (isOther
                    && item.key().kind() != ItemKind.ATTACHMENT
                    && part.seen().text() != null) {
                notes.add(kept(item, part.remoteId(), part.seen()));
            }
            next = next.part(i, part.believing(part.seen()));
        }
        return next;
    }

    private static List<PartWrite> writes(ItemState item, List<String> wanted) {
        List<PartWrite> writes = new ArrayList<>();
        boolean isFile = item.key().kind() == ItemKind.ATTACHMENT;
        for (int i = 0; i < wanted.size(); i++) {
            Part part = item.part(i);
            String text = wanted.get(i);
            boolean isThere = Fingerprint.of(text).equals(part.written()) || (isFile && part.remoteId() != null);
            if (!isThere && !part.isUnclear()) {
                String marker = isFile ? text : text.lines().findFirst().orElse("");
                writes.add(new PartWrite(i, part.remoteId(), part.expected(), marker, text));
            }
        }
        return writes;
    }
}
