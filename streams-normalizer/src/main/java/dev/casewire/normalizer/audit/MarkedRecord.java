// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.registry.Outline;
import dev.casewire.registry.OutlineReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * A record's form with placeholders for its texts and times: mapped, it shows where each of them goes in the events of all records
 * of the form. Immutable.
 *
 * @param texts position of a text, as {@link FormReader} has it, by placeholder
 */
public record MarkedRecord(JiraAuditRecord record, Map<String, Integer> texts) {

    /** Marks the texts of a record that a reader can read. */
    public static MarkedRecord of(AuditRecord record) {
        JiraAuditRecord whole = record.decoded();
        return of(record, Optional.empty(), whole.getCreated(), whole.getFetchedAt());
    }

    /**
     * Marks a record that a reader can read.
     *
     * @param members of a list that changed; their positions follow those of the texts
     */
    public static MarkedRecord of(
            AuditRecord record, Optional<Members> members, @Nullable Instant created, Instant fetchedAt) {
        FormReader reader = new FormReader();
        if (!reader.read(record)) {
            throw new IllegalArgumentException("the record's form cannot be told");
        }
        Map<String, Integer> texts = new HashMap<>();
        for (int i = 0; i < reader.size(); i++) {
            texts.putIfAbsent(reader.placeholder(i), i);
        }
        var marked = (JiraAuditRecord) new Copy(reader).of(record.decoded());
        members.ifPresent(it -> {
            marked.getChangedValues()
                    .set(it.change(), it.marked(marked.getChangedValues().get(it.change()), reader.size()));
            for (int i = 0; i < it.size(); i++) {
                texts.put(TextKind.PLAIN.placeholder(reader.size() + i), reader.size() + i);
            }
        });
        return new MarkedRecord(
                JiraAuditRecord.newBuilder(marked)
                        .setCreated(record.created().isPresent() ? created : null)
                        .setFetchedAt(fetchedAt)
                        .build(),
                Map.copyOf(texts));
    }

    /** Whether a text could be taken for one that holds a placeholder. Placeholders have characters for private use, or many digits. */
    public static boolean isDubious(String text) {
        return TextKind.isDubious(text);
    }

    /** A record with placeholders for its texts, made place by place in the order of its {@link Outline}. */
    private static final class Copy {
        private final FormReader reader;
        private int place;

        Copy(FormReader reader) {
            this.reader = reader;
        }

        IndexedRecord of(IndexedRecord record) {
            var copy = (IndexedRecord) SpecificData.get().newRecord(null, record.getSchema());
            for (Schema.Field field : record.getSchema().getFields()) {
                copy.put(field.pos(), of(record.get(field.pos()), field.schema()));
            }
            return copy;
        }

        private @Nullable Object of(@Nullable Object value, Schema schema) {
            if (value instanceof IndexedRecord within) {
                place += schema.isNullable() ? 1 : 0;
                return of(within);
            }
            int own = place;
            place += value == null ? OutlineReader.places(schema) : 1;
            if (value instanceof List<?> list) {
                List<@Nullable Object> copies = new ArrayList<>();
                list.forEach(each -> copies.add(of((IndexedRecord) each)));
                return copies;
            }
            return value instanceof String text ? marked(text, own) : value;
        }

        private String marked(String text, int own) {
            OptionalInt index = reader.indexOf(own);
            return index.isPresent() ? reader.placeholder(index.getAsInt()) : text;
        }
    }
}
