// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import dev.casewire.sync.id.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one item. Immutable.
 *
 * <pre>
 *  unseen --original seen--> waiting --pair, gate--> in flight --result--> at rest
 *                               ^                        ^                  |   |
 *                               |                        +---- edit --------+   |
 *                               |                        +-- copy changed, once per version
 *                               +------------- refused, by a new edit ----------+
 * </pre>
 *
 * @param key which item
 * @param label what the header calls the original's thing; fixed with the first copy, so that a moved issue rewrites nothing
 * @param generation generation of the link that the item was first sent in; later ones leave it alone
 * @param seenAt newest observation of the original
 * @param isGone true where the original is gone
 * @param original what it says; null while only copies were seen
 * @param parts its copy, in order
 * @param flight command under way
 * @param lastSequence of this item's commands
 * @param restores how often the copy was restored for this version of the original
 * @param held why a person decides; null where the item runs
 * @param isWaiting true where a copy is owed and the link cannot take it yet
 */
public record ItemState(
        ItemKey key,
        String label,
        int generation,
        @Nullable Version seenAt,
        boolean isGone,
        @Nullable ItemContent original,
        List<Part> parts,
        @Nullable ItemFlight flight,
        long lastSequence,
        int restores,
        @Nullable String held,
        boolean isWaiting) {
    /** Label of an item whose copy another integration made before: it says what the original says, without a header. */
    private static final String VERBATIM = "=";

    /** An item that was never heard of. */
    public static ItemState unseen(ItemKey key) {
        return new ItemState(key, "", 0, null, false, null, List.of(), null, 0, 0, null, false);
    }

    public ItemState original(ItemContent content, Version at) {
        boolean isNew = !content.equals(original) || isGone;
        return new ItemState(
                key,
                label,
                generation,
                at,
                false,
                content,
                parts,
                flight,
                lastSequence,
                isNew ? 0 : restores,
                isNew ? null : held,
                isWaiting);
    }

    public ItemState gone(Version at) {
        return new ItemState(
                key, label, generation, at, true, original, parts, flight, lastSequence, 0, null, isWaiting);
    }

    public ItemState labelled(String text, int inGeneration) {
        return new ItemState(
                key,
                text,
                inGeneration,
                seenAt,
                isGone,
                original,
                parts,
                flight,
                lastSequence,
                restores,
                held,
                isWaiting);
    }

    /** True where the copy has no header. */
    boolean isVerbatim() {
        return label.equals(VERBATIM);
    }

    /**
     * The same with a copy that another integration made before and that says what the original says.
     *
     * @param copy the copy, as it was seen
     */
    public ItemState copiedBefore(Part copy, int inGeneration) {
        return labelled(VERBATIM, inGeneration).part(0, copy);
    }

    /** The same with other parts. */
    public ItemState withParts(List<Part> all) {
        return new ItemState(
                key,
                label,
                generation,
                seenAt,
                isGone,
                original,
                List.copyOf(all),
                flight,
                lastSequence,
                restores,
                held,
                isWaiting);
    }

    /** The same with another part; parts up to it are added where there are fewer. */
    public ItemState part(int index, Part part) {
        List<Part> all = new ArrayList<>(parts);
        while (all.size() <= index) {
            all.add(Part.NONE);
        }
        all.set(index, part);
        return withParts(all);
    }

    /** The part at a place, whether it exists yet or not. */
    public Part part(int index) {
        return index < parts.size() ? parts.get(index) : Part.NONE;
    }

    public ItemState flying(@Nullable ItemFlight next) {
        return new ItemState(
                key,
                label,
                generation,
                seenAt,
                isGone,
                original,
                parts,
                next,
                next == null ? lastSequence : next.sequence(),
                restores,
                held,
                false);
    }

    public ItemState waiting(boolean waits) {
        return waits == isWaiting
                ? this
                : new ItemState(
                        key,
                        label,
                        generation,
                        seenAt,
                        isGone,
                        original,
                        parts,
                        flight,
                        lastSequence,
                        restores,
                        held,
                        waits);
    }

    public ItemState restored() {
        return new ItemState(
                key,
                label,
                generation,
                seenAt,
                isGone,
                original,
                parts,
                flight,
                lastSequence,
                restores + 1,
                held,
                isWaiting);
    }

    public ItemState held(@Nullable String reason) {
        return new ItemState(
                key,
                label,
                generation,
                seenAt,
                isGone,
                original,
                parts,
                flight,
                lastSequence,
                restores,
                reason,
                isWaiting);
    }
}
