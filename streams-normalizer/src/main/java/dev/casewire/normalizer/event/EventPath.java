// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dotted path within a record, resolved once to places of its layout. Where it steps through a list of records it means the
 * list's first element. Writing makes the records on the way. Immutable.
 */
public final class EventPath {
    private final String text;
    private final int[] holders;
    private final int place;
    private final @Nullable EventPath inFirst;
    private final LeafType leafType;

    /** @param inFirst the rest of the path, within the first element of the list at {@code place}; null where it ends there */
    private EventPath(String text, int[] holders, int place, @Nullable EventPath inFirst, LeafType leafType) {
        this.text = text;
        this.holders = holders;
        this.place = place;
        this.inFirst = inFirst;
        this.leafType = leafType;
    }

    /** The path within a layout; empty where the layout does not hold it or it ends at a record. */
    static Optional<EventPath> resolve(FlatLayout layout, String text) {
        int place = layout.place(text);
        if (place >= 0) {
            return layout.leafType(place).map(type -> new EventPath(text, layout.holders(place), place, null, type));
        }
        for (int list : layout.lists()) {
            String within = layout.path(list) + ".";
            FlatLayout elements = layout.elements(list);
            if (elements != null && text.startsWith(within)) {
                return resolve(elements, text.substring(within.length()))
                        .map(rest -> new EventPath(text, layout.holders(list), list, rest, rest.leafType));
            }
        }
        return Optional.empty();
    }

    /** The path as written. */
    public String text() {
        return text;
    }

    /** What the leaf holds. */
    public LeafType leafType() {
        return leafType;
    }

    /** Puts a value that fits {@link #leafType()} by {@link LeafType#convert}, making the records on the way. */
    public void set(FlatRecord root, Object value) {
        for (int holder : holders) {
            root.put(holder, FlatRecord.PRESENT);
        }
        if (inFirst == null) {
            root.put(place, leafType.convert(value));
        } else {
            List<FlatRecord> list = root.elements(place);
            inFirst.set(list.isEmpty() ? root.add(place) : list.get(0), value);
        }
    }

    /** Like {@link #set}, only where the record that holds the leaf is there already. Tells whether it was. */
    public boolean setBeside(FlatRecord root, Object value) {
        boolean isHeld = hasHolder(root);
        if (isHeld) {
            set(root, value);
        }
        return isHeld;
    }

    /** The value, null where it or a record on the way is absent. */
    public @Nullable Object get(FlatRecord root) {
        if (inFirst == null) {
            return root.get(place);
        }
        List<FlatRecord> list = root.elements(place);
        return list.isEmpty() ? null : inFirst.get(list.get(0));
    }

    /** Whether the record that holds the leaf is there. */
    public boolean hasHolder(FlatRecord root) {
        if (inFirst == null) {
            return holders.length == 0 || root.get(holders[holders.length - 1]) != null;
        }
        List<FlatRecord> list = root.elements(place);
        return !list.isEmpty() && inFirst.hasHolder(list.get(0));
    }

    /** What the leaf holds by name, where it holds free-form values; empty where it is absent or holds something else. */
    @SuppressWarnings("unchecked") // free-form values are only ever put as maps by text
    public Map<String, Object> members(FlatRecord root) {
        return get(root) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @Override
    public String toString() {
        return text;
    }
}
