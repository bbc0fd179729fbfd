// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where reading goes on: the source offset of one record. The base ledger and the ids of a batch are the same two texts
 * for all records of the batch, only the position differs; so each record's offset tells exactly which rows lie behind it.
 *
 * @param settled no row created before this is asked for again
 * @param cursor up to here everything the source showed has been emitted, null before the first window
 * @param newest creation of the newest row emitted, null where there was none
 * @param bulkReadComplete true once reading has reached the present
 * @param forgottenBefore see {@link Ledger#forgottenBefore()}
 * @param ledger rows emitted before the batch
 * @param batch rows of the batch
 * @param position how many rows of the batch lie behind this offset
 */
public record AuditOffset(
        Instant settled,
        @Nullable Instant cursor,
        @Nullable Instant newest,
        boolean bulkReadComplete,
        long forgottenBefore,
        String ledger,
        String batch,
        int position) {
    private static final int VERSION = 1;
    private static final Set<String> KEYS = Set.of(
            "version",
            "settled",
            "cursor",
            "newest",
            "bulkReadComplete",
            "forgottenBefore",
            "ledger",
            "batch",
            OffsetOfBatch.POSITION);

    /** A first start at the given time. */
    public static AuditOffset startingAt(Instant start) {
        return new AuditOffset(start, null, null, false, Long.MIN_VALUE, "", "", 0);
    }

    /** The form that Connect stores; times as ISO 8601 text, so that a person can read and alter it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new HashMap<>();
        map.put("version", VERSION);
        map.put("settled", settled.toString());
        if (cursor != null) {
            map.put("cursor", cursor.toString());
        }
        if (newest != null) {
            map.put("newest", newest.toString());
        }
        map.put("bulkReadComplete", bulkReadComplete);
        if (forgottenBefore != Long.MIN_VALUE) {
            map.put("forgottenBefore", forgottenBefore);
        }
        map.put("ledger", ledger);
        map.put("batch", batch);
        map.put(OffsetOfBatch.POSITION, position);
        return Collections.unmodifiableMap(map);
    }

    /**
     * The same as {@link #toMap()}, at next to no price where the offset is of the same batch as another one.
     *
     * @param other an offset and its map, which does not change any more
     */
    public Map<String, Object> toMap(AuditOffset other, Map<String, Object> map) {
        return isOfOneBatchWith(other) ? new OffsetOfBatch(map, position) : toMap();
    }

    // The offsets of a batch share the very texts; comparing what is in them would cost more than writing them.
    @SuppressWarnings("ReferenceEquality")
    private boolean isOfOneBatchWith(AuditOffset other) {
        return ledger == other.ledger
                && batch == other.batch
                && settled == other.settled
                && cursor == other.cursor
                && newest == other.newest
                && bulkReadComplete == other.bulkReadComplete
                && forgottenBefore == other.forgottenBefore;
    }

    /**
     * Reads what {@link #toMap()} wrote, or a map by hand that holds at least {@code version} and {@code settled}.
     *
     * @throws IllegalArgumentException with a sentence that names the key
     */
    public static AuditOffset fromMap(Map<String, ?> map) {
        if (!(map.get("version") instanceof Number version) || version.longValue() != VERSION) {
            throw new IllegalArgumentException("The source offset has version " + map.get("version")
                    + ", this connector reads version " + VERSION
                    + ". Run the release that wrote it, or reset the offsets of the connector.");
        }
        for (String key : map.keySet()) {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("The source offset holds an unknown key '" + key + "'.");
            }
        }
        Instant settled = time(map, "settled");
        if (settled == null) {
            throw new IllegalArgumentException("The source offset lacks 'settled', an ISO 8601 instant.");
        }
        AuditOffset offset = new AuditOffset(
                settled,
                time(map, "cursor"),
                time(map, "newest"),
                typed(map, "bulkReadComplete", Boolean.class, false),
                typed(map, "forgottenBefore", Number.class, Long.MIN_VALUE).longValue(),
                typed(map, "ledger", String.class, ""),
                typed(map, "batch", String.class, ""),
                typed(map, OffsetOfBatch.POSITION, Number.class, 0).intValue());
        offset.seenRows();
        return offset;
    }

    /** Every remembered row behind this offset. */
    List<SeenRow> seenRows() {
        List<SeenRow> rows = rows("ledger", ledger);
        List<SeenRow> emitted = rows("batch", batch);
        if (position < 0 || position > emitted.size()) {
            throw new IllegalArgumentException("The source offset's 'position' is " + position
                    + ", but its batch holds " + emitted.size() + " rows.");
        }
        rows.addAll(emitted.subList(0, position));
        return rows;
    }

    private static List<SeenRow> rows(String key, String text) {
        try {
            return new ArrayList<>(RowCodec.decode(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The source offset's '" + key + "' is damaged: " + e.getMessage(), e);
        }
    }

    private static @Nullable Instant time(Map<String, ?> map, String key) {
        Object value = map.get(key);
        try {
            return value == null ? null : Instant.parse(value.toString());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The source offset's '" + key + "' is '" + value + "', not an ISO 8601 instant.", e);
        }
    }

    private static <T> T typed(Map<String, ?> map, String key, Class<T> type, T absent) {
        Object value = map.get(key);
        if (value == null) {
            return absent;
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "The source offset's '" + key + "' is '" + value + "', not a " + type.getSimpleName() + ".");
        }
        return type.cast(value);
    }
}
