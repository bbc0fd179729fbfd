// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Keeps events under a number of bytes: the raw record goes first, then the longest texts are cut, then long lists. What
 * tells an event from others is never cut. Immutable.
 */
public final class EventLimit {
    /** UTF-8 needs at most three bytes for each char of a Java text. */
    private static final int BYTES_PER_CHAR = 3;

    /** Text is first cut to the first of these lengths in bytes, then, if that is not enough, to the next. */
    private static final int[] FLOORS = {8192, 512, 64};

    /** What an event holds besides texts of its record, in bytes, with room to spare. */
    private static final long FIXED_PARTS = 16 * 1024;

    private static final long MOST_COPIES = 60;

    private static final String RAW_DATA = "raw_data";
    private static final String METADATA = "metadata";
    private static final Set<String> NEVER_CUT = Set.of("uid", "correlation_uid", "version");

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
    private record Leaf(GenericData.Record holder, int position, int element, boolean isJson, long bytes) {
        static final int NO_ELEMENT = -1;

        String text() {
            Object value = holder.get(position);
            return element == NO_ELEMENT
                    ? value.toString()
                    : ((List<?>) value).get(element).toString();
        }

        void replace(String text) {
            if (element == NO_ELEMENT) {
                holder.put(position, text);
            } else {
                List<Object> list = new ArrayList<>((List<?>) holder.get(position));
                list.set(element, text);
                holder.put(position, list);
            }
        }
    }

    /**
     * Whether every event of a record fits, by the lengths of its texts alone: a text stands in an event in up to ten places, and
     * in JSON within JSON a character takes up to six.
     *
     * @param chars chars of all texts that rules can place
     * @param rawChars chars of the raw record
     */
    public boolean fitsAny(long chars, long rawChars) {
        return FIXED_PARTS + (chars * MOST_COPIES + rawChars) * BYTES_PER_CHAR <= maxBytes;
    }

    /** Cuts an event until it fits. */
    public Fit fit(GenericData.Record event) {
        if (EventSize.chars(event) * BYTES_PER_CHAR <= maxBytes) {
            return WHOLE;
        }
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

    private static void cutRawData(GenericData.Record event, long over) {
        Schema.Field field = event.getSchema().getField(RAW_DATA);
        if (field != null && event.get(field.pos()) instanceof String raw) {
            long keep = EventSize.utf8(raw) - over;
            event.put(field.pos(), keep <= 0 ? null : EventSize.prefix(raw, keep));
        }
    }

    private static void cutTexts(GenericData.Record event, long over, int floor) {
        PriorityQueue<Leaf> longest =
                new PriorityQueue<>(Comparator.comparingLong(Leaf::bytes).reversed());
        collect(event, Set.of(), floor, longest);
        long left = over;
        while (left > 0 && !longest.isEmpty()) {
            Leaf leaf = longest.remove();
            long keep = Math.max(floor, leaf.bytes() - left);
            String text = leaf.text();
            // In JSON text a quote or backslash takes an escape more when it becomes the text of another JSON.
            String cut = leaf.isJson()
                    ? JsonText.of(Map.of("truncated", EventSize.prefix(text, keep / 2 - 16)))
                    : EventSize.prefix(text, keep);
            leaf.replace(cut);
            left -= leaf.bytes() - EventSize.utf8(cut);
        }
    }

    private static void collect(GenericData.Record record, Set<String> spared, int floor, PriorityQueue<Leaf> leaves) {
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value instanceof String text && !spared.contains(field.name())) {
                long bytes = EventSize.utf8(text);
                if (bytes > floor) {
                    boolean isJson = LeafType.isJson(LeafType.valueOf(field.schema()));
                    leaves.add(new Leaf(record, field.pos(), Leaf.NO_ELEMENT, isJson, bytes));
                }
            } else if (value instanceof GenericData.Record nested) {
                collect(nested, field.name().equals(METADATA) ? NEVER_CUT : Set.of(), floor, leaves);
            } else if (value instanceof List<?> list) {
                collectElements(record, field.pos(), list, floor, leaves);
            }
        }
    }

    private static void collectElements(
            GenericData.Record holder, int position, List<?> list, int floor, PriorityQueue<Leaf> leaves) {
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            if (element instanceof GenericData.Record nested) {
                collect(nested, Set.of(), floor, leaves);
            } else if (element instanceof String text && EventSize.utf8(text) > floor) {
                leaves.add(new Leaf(holder, position, i, false, EventSize.utf8(text)));
            }
        }
    }

    /** Halves the longest of the root's lists; false where none has more than one element. */
    private static boolean halveLongestList(GenericData.Record event) {
        int position = -1;
        List<?> longest = List.of(1);
        for (Schema.Field field : event.getSchema().getFields()) {
            if (event.get(field.pos()) instanceof List<?> list && list.size() > longest.size()) {
                longest = list;
                position = field.pos();
            }
        }
        if (position < 0) {
            return false;
        }
        event.put(position, new ArrayList<>(longest.subList(0, longest.size() / 2)));
        return true;
    }

    /** About how many chars an event holds, without looking at its texts. */
    public static long chars(GenericData.Record event) {
        return EventSize.chars(event);
    }
}
