// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import org.jspecify.annotations.Nullable;

/**
 * Key of an audit record: {@code <site>:<type of the main object>:<its id or name>}, so that what happens to one thing
 * keeps its order; {@code <site>:<record id>} where there is no such thing.
 */
public final class RecordKey {
    private static final int LONGEST = 400;

    private RecordKey() {}

    /** The key; a very long one ends in a hash of the whole instead. */
    public static String of(AuditRecord record) {
        String key = record.identity().site() + ":" + thing(record);
        return key.length() <= LONGEST ? key : RecordCut.beginning(key, LONGEST) + "#" + SourceJson.sha256(key);
    }

    private static String thing(AuditRecord record) {
        if (record.objects().isEmpty()) {
            return record.identity().id();
        }
        AuditObject main = record.objects().get(0);
        String name = given(main.id()) ? main.id() : main.name();
        return given(name)
                ? (main.typeName() == null ? "" : main.typeName()) + ":" + name
                : record.identity().id();
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
