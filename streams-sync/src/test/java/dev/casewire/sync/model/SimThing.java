// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.link.FieldResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A case or an issue in memory, with the change log that its API offers. */
final class SimThing {
    final ThingId id;
    final boolean isOurs;
    final long createdAt;
    final String label;
    final Map<String, Cell> fields = new TreeMap<>();
    final Map<String, SimItem> items = new LinkedHashMap<>();
    String stamp;
    LinkId createdFor;
    int createdGeneration;
    long createdBy;
    boolean isVisible = true;
    boolean isDeleted;
    boolean isSelfManaged = true;
    boolean isInScope = true;
    String closureCode;
    /** True where it may have changed, or a sink looked at it, since a source last read it. */
    boolean isTouched = true;

    /** Commands that were executed here, as the thing's own history tells: what a sink recognises a repeat by. */
    final Map<Long, Map<String, FieldResult>> applied = new HashMap<>();

    SimThing(ThingId id, boolean isOurs, long createdAt, String label) {
        this.id = id;
        this.isOurs = isOurs;
        this.createdAt = createdAt;
        this.label = label;
    }

    /** One field with who wrote it and everything it ever showed. */
    static final class Cell {
        String value;
        long changedAt;
        boolean isByUser;
        final List<String> history = new ArrayList<>();

        Cell(String value, long at, boolean isByUser) {
            set(value, at, isByUser);
        }

        void set(String next, long at, boolean byUser) {
            value = next;
            changedAt = at;
            isByUser = byUser;
            history.add(next);
        }
    }

    /** A comment or a file. */
    static final class SimItem {
        final String id;
        final boolean isOurs;
        final boolean isFile;
        String text;
        boolean isGone;
        boolean isRestricted;
        boolean isPending;
        boolean isFailed;
        /** True where it changed, or a sink looked at it, since a source last read it. */
        boolean isTouched = true;

        SimItem(String id, boolean isOurs, boolean isFile, String text) {
            this.id = id;
            this.isOurs = isOurs;
            this.isFile = isFile;
            this.text = text;
        }
    }

    String value(String field) {
        Cell cell = fields.get(field);
        return cell == null ? "" : cell.value;
    }

    void write(String field, String value, long at, boolean isByUser) {
        isTouched = true;
        Cell cell = fields.get(field);
        if (cell == null) {
            fields.put(field, new Cell(value, at, isByUser));
        } else {
            cell.set(value, at, isByUser);
        }
    }
}
