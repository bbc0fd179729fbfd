// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.Fingerprint;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.item.AttachmentName;
import dev.casewire.sync.item.ItemContent;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.ItemState;
import dev.casewire.sync.item.Marker;
import dev.casewire.sync.item.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comments and files that an account of ours wrote and that name no original: another integration, which wrote under the same
 * account before, copied word for word. An original that says the same, or a file of the same name, takes one of them for its
 * copy, so that a migration doubles nothing. Each is kept by what it says, in an item of its own beside the link's others, and
 * is found again whenever sources show everything: no memory of the migration is needed.
 *
 * <p>A copy counts if it was heard of before its original could be copied, which the gate sees to for all that existed when the
 * app was first started.
 */
final class UnnamedCopies {
    private static final String PREFIX = "=";

    /** So many of one text are kept; they stand in one record, whose size is bounded. */
    private static final int SAME_MAX = 100;

    private UnnamedCopies() {}

    /** True for the item that keeps copies. */
    static boolean isOf(ItemKey key) {
        return key.kind() == ItemKind.NOTE && key.id().startsWith(PREFIX);
    }

    /** True for what carries neither header nor name of ours. */
    static boolean isOne(LinkEvent.ItemSeen seen) {
        String text = seen.content().text();
        return seen.kind() == ItemKind.ATTACHMENT
                ? AttachmentName.originId(text, seen.thing().side().other()).isEmpty()
                : Marker.of(text).isEmpty();
    }

    private static ItemKey key(ThingId thing, ItemKind kind, String text) {
        String what = Fingerprint.of(text).hex();
        return new ItemKey(ItemKind.NOTE, thing, PREFIX + kind.text() + '-' + what);
    }

    /**
     * Keeps a copy.
     *
     * @param before the item that it is kept in so far; null for none
     */
    static void keep(LinkWork work, LinkEvent.ItemSeen seen, @Nullable ItemKey before) {
        ItemKey key = key(seen.thing(), seen.kind(), seen.content().text());
        if (key.equals(before)) {
            return;
        }
        if (before != null) {
            work.item(before).ifPresent(item -> work.item(without(item, seen.id())));
        }
        ItemState item = work.item(key).orElseGet(() -> ItemState.unseen(key));
        if (item.parts().size() < SAME_MAX) {
            Part.Shown shown = new Part.Shown(Fingerprint.of(seen.content().text()), null, seen.version());
            work.item(item.part(item.parts().size(), Part.found(seen.id(), shown)));
        }
    }

    private static ItemState without(ItemState item, String remoteId) {
        List<Part> left = item.parts().stream()
                .filter(part -> !remoteId.equals(part.remoteId()))
                .toList();
        return item.withParts(left);
    }

    /** The item with a copy that says what it says, where there is one and it has none yet. */
    static ItemState claimed(LinkWork work, ItemState item, @Nullable ItemContent content) {
        ThingId across = work.thing(item.key().origin().side().other());
        boolean isFree = item.parts().isEmpty() && item.flight() == null && !item.isGone();
        if (content == null || across == null || !isFree || item.key().kind() == ItemKind.NOTE) {
            return item;
        }
        ItemState kept = work.item(key(across, item.key().kind(), content.text()))
                .filter(found -> !found.parts().isEmpty())
                .orElse(null);
        if (kept == null) {
            return item;
        }
        Part copy = kept.part(0);
        work.item(kept.withParts(kept.parts().subList(1, kept.parts().size())));
        return item.copiedBefore(copy, work.generation);
    }
}
