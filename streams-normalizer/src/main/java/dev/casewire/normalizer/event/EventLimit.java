// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Keeps events under a number of bytes: the raw record goes first, then the longest texts are cut, then long lists. What
 * tells an event from others is never cut. Immutable.
 */
public final class EventLimit {
    /** Text is first cut to the first of these lengths in bytes, then, if that is not enough, to the next. */
    private static final int[] FLOORS = {8192, 512, 64};

    /** By how much, at most, an event's size by {@link EventSize} exceeds its encoded bytes, with room to spare. */
    private static final int ROUNDED_UP = 16 * 1024;

    private static final String RAW_DATA = "raw_data";
    private static final Set<String> NEVER_CUT = Set.of("metadata.uid", "metadata.correlation_uid", "metadata.version");

    private static final Fit WHOLE = new Fit.Whole();

    private final int maxBytes;

    /** @param maxBytes largest encoded event; at least 64 KiB, below which the fixed parts need not fit */
    public EventLimit(int maxBytes) {
        if (maxBytes < 64 * 1024) {
            throw new IllegalArgumentException("an event needs at least 65536 bytes, is '" + maxBytes + "'");
        }
        this.maxBytes = maxBytes;
    }

    /** What became of an event. */
    public sealed interface Fit {

        /** It is as it was. */
        record Whole() implements Fit {}

        /** It was cut; {@code bytes} is its size before. */
        record Cut(long bytes) implements Fit {}

        /** No cutting makes it fit; {@code bytes} is its size after all that was tried. */
        record TooLarge(long bytes) implements Fit {}
    }

    /** A text in an event, or in a list in an event. */
    private record Leaf(FlatRecord holder, int place, int element, long bytes) {
        static final int NO_ELEMENT = -1;

        boolean isJson() {
            return holder.layout()
                    .leafType(place)
                    .filter(type -> type == LeafType.JSON)
                    .isPresent();
        }

        String text() {
            Object value = holder.get(place);
            return String.valueOf(element != NO_ELEMENT && value instanceof List<?> list ? list.get(element) : value);
        }

        void replace(CharSequence text) {
            if (element != NO_ELEMENT && holder.get(place) instanceof List<?> present) {
                List<Object> list = new ArrayList<>(present);
                list.set(element, text);
                holder.put(place, list);
            } else {
                holder.put(place, text);
            }
        }
    }

    /** Whether an event of so many encoded bytes may count as too large. */
    public boolean isNear(int bytes) {
        return bytes > maxBytes - ROUNDED_UP;
    }

    /** Cuts an event until it fits. */
    public Fit fit(FlatRecord event) {
        long size = EventSize.bytes(event);
        if (size <= maxBytes) {
            return WHOLE;
        }
        cutRawData(event, size - maxBytes);
        for (int floor : FLOORS) {
            long over = EventSize.bytes(event) - maxBytes;
            if (over > 0) {
                cutTexts(event, over, floor);
            }
        }
        while (EventSize.bytes(event) > maxBytes) {
            if (!halveLongestList(event)) {
                return new Fit.TooLarge(EventSize.bytes(event));
            }
        }
        return new Fit.Cut(size);
    }

    private static void cutRawData(FlatRecord event, long over) {
        int place = event.layout().place(RAW_DATA);
        if (place >= 0 && event.get(place) instanceof CharSequence raw) {
            long keep = EventSize.utf8(raw) - over;
            event.put(place, keep <= 0 ? null : EventSize.prefix(raw.toString(), keep));
        }
    }

    private static void cutTexts(FlatRecord event, long over, int floor) {
        PriorityQueue<Leaf> longest =
                new PriorityQueue<>(Comparator.comparingLong(Leaf::bytes).reversed());
        collect(event, NEVER_CUT, floor, longest);
        long left = over;
        while (left > 0 && !longest.isEmpty()) {
            Leaf leaf = longest.remove();
            long keep = Math.max(floor, leaf.bytes() - left);
            String text = leaf.text();
            // In JSON text a quote or backslash takes an escape more when it becomes the text of another JSON.
            CharSequence cut = leaf.isJson()
                    ? JsonText.of(Map.of("truncated", EventSize.prefix(text, keep / 2 - 16)))
                    : EventSize.prefix(text, keep);
            leaf.replace(cut);
            left -= leaf.bytes() - EventSize.utf8(cut);
        }
    }

    private static void collect(FlatRecord record, Set<String> spared, int floor, PriorityQueue<Leaf> leaves) {
        FlatLayout layout = record.layout();
        for (int place = 0; place < layout.size(); place++) {
            Object value = record.get(place);
            if (value instanceof CharSequence text && !spared.contains(layout.path(place))) {
                collect(record, place, Leaf.NO_ELEMENT, text, floor, leaves);
            } else if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof FlatRecord element) {
                        collect(element, Set.of(), floor, leaves);
                    } else if (list.get(i) instanceof CharSequence text) {
                        collect(record, place, i, text, floor, leaves);
                    }
                }
            }
        }
    }

    private static void collect(
            FlatRecord holder, int place, int element, CharSequence text, int floor, PriorityQueue<Leaf> leaves) {
        long bytes = EventSize.utf8(text);
        if (bytes > floor) {
            leaves.add(new Leaf(holder, place, element, bytes));
        }
    }

    /** Halves the longest of the event's own lists; false where none has more than one element. */
    private static boolean halveLongestList(FlatRecord event) {
        int longestPlace = -1;
        List<?> longest = List.of(1);
        FlatLayout layout = event.layout();
        for (int place = 0; place < layout.size(); place = layout.end(place)) {
            if (event.get(place) instanceof List<?> list && list.size() > longest.size()) {
                longest = list;
                longestPlace = place;
            }
        }
        if (longestPlace < 0) {
            return false;
        }
        event.put(longestPlace, new ArrayList<>(longest.subList(0, longest.size() / 2)));
        return true;
    }
}
