// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.JiraAuditRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * A record's form with placeholders for its texts and times: mapped, it shows where each of them goes in the events of all records
 * of the form. Immutable.
 *
 * @param texts position of a text, as {@link FormReader#text} has it, by placeholder
 */
public record MarkedRecord(JiraAuditRecord record, Map<String, Integer> texts) {

    /**
     * Marks a record that a reader can read.
     *
     * @param members of a list that changed; their positions follow those of the texts
     */
    public static MarkedRecord of(
            JiraAuditRecord record, Optional<Members> members, Instant created, Instant fetchedAt) {
        // The same text may stand in two places as one object, of which only one is carried.
        JiraAuditRecord own = (JiraAuditRecord) copied(record, text -> String.valueOf(text.toCharArray()));
        FormReader reader = new FormReader();
        if (!reader.read(own)) {
            throw new IllegalArgumentException("the record's form cannot be told");
        }
        Map<String, Integer> texts = new HashMap<>();
        IdentityHashMap<String, String> placeholders = new IdentityHashMap<>();
        for (int i = 0; i < reader.size(); i++) {
            String placeholder = reader.placeholder(i);
            texts.putIfAbsent(placeholder, i);
            placeholders.put(reader.text(i), placeholder);
        }
        var marked = (JiraAuditRecord) copied(own, text -> placeholders.getOrDefault(text, text));
        members.ifPresent(it -> {
            marked.getChangedValues()
                    .set(it.change(), it.marked(marked.getChangedValues().get(it.change()), reader.size()));
            for (int i = 0; i < it.size(); i++) {
                texts.put(TextKind.PLAIN.placeholder(reader.size() + i), reader.size() + i);
            }
        });
        return new MarkedRecord(
                JiraAuditRecord.newBuilder(marked)
                        .setCreated(record.getCreated() == null ? null : created)
                        .setFetchedAt(fetchedAt)
                        .build(),
                Map.copyOf(texts));
    }

    /** Whether a text could be taken for one that holds a placeholder. Placeholders have characters for private use, or many digits. */
    public static boolean isDubious(String text) {
        return TextKind.isDubious(text);
    }

    private interface Change {
        String of(String text);
    }

    private static IndexedRecord copied(IndexedRecord record, Change change) {
        var copy = (IndexedRecord) SpecificData.get().newRecord(null, record.getSchema());
        for (int i = 0; i < record.getSchema().getFields().size(); i++) {
            copy.put(i, copied(record.get(i), change));
        }
        return copy;
    }

    private static @Nullable Object copied(@Nullable Object value, Change change) {
        if (value instanceof String text) {
            return change.of(text);
        }
        if (value instanceof IndexedRecord within) {
            return copied(within, change);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copies = new ArrayList<>();
            list.forEach(each -> copies.add(copied(each, change)));
            return copies;
        }
        return value;
    }
}
