// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The map of an offset that differs from another one of its batch by the position alone. A worker looks into one offset of the many
 * that it is handed, that of the last record before it commits, so the map is made when it is looked into. Does not change.
 */
final class OffsetOfBatch extends AbstractMap<String, Object> {
    static final String POSITION = "position";

    private final Map<String, Object> other;
    private final int position;

    /** @param other is not changed any more */
    OffsetOfBatch(Map<String, Object> other, int position) {
        this.other = other instanceof OffsetOfBatch like ? like.other : other;
        this.position = position;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> made = new HashMap<>(other);
        made.put(POSITION, position);
        return Collections.unmodifiableMap(made).entrySet();
    }
}
