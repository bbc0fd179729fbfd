// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.AuditChange;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.registry.EncodedRecord;
import dev.casewire.registry.Outline;
import dev.casewire.registry.OutlineReader;
import dev.casewire.registry.ValueReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An audit record as it came, encoded by its contract. What is asked of it is read where it stands; the whole is decoded once
 * somebody asks for it. Thread-safe.
 */
public final class AuditRecord {
    private static final OutlineReader OUTLINES = OutlineReader.of(JiraAuditRecord.getClassSchema());
    private static final ValueReader RECORDS = ValueReader.ofClass(JiraAuditRecord.class);

    private final EncodedRecord encoded;
    private final Outline outline;
    private volatile @Nullable JiraAuditRecord decoded;
    private volatile @Nullable String uid;

    private AuditRecord(EncodedRecord encoded) {
        this.encoded = encoded;
        this.outline = encoded.outline(OUTLINES);
    }

    /** @throws IllegalArgumentException where it is no audit record */
    public static AuditRecord of(EncodedRecord record) {
        return new AuditRecord(record);
    }

    /** A record as it is once it is encoded: a char that UTF-8 does not know, such as half a pair, has become another. */
    public static AuditRecord of(JiraAuditRecord record) {
        return new AuditRecord(EncodedRecord.of(record));
    }

    /** All that the record holds, which nobody may change. */
    public JiraAuditRecord decoded() {
        JiraAuditRecord known = decoded;
        if (known == null) {
            known = (JiraAuditRecord) encoded.read(RECORDS);
            decoded = known;
        }
        return known;
    }

    /** What tells it from all other records: its site and its id there. */
    public String uid() {
        String known = uid;
        if (known == null) {
            known = outline.text(place(Fields.SITE)) + ":" + outline.text(place(Fields.ID));
            uid = known;
        }
        return known;
    }

    String shape() {
        return outline.text(place(Fields.SHAPE));
    }

    /** When it happened, in epoch milliseconds; empty where the source did not say. */
    public OptionalLong created() {
        int at = place(Fields.CREATED);
        return outline.has(at) ? OptionalLong.of(outline.number(at)) : OptionalLong.empty();
    }

    /** When it was fetched, in epoch milliseconds. */
    public long fetchedAt() {
        return outline.number(place(Fields.FETCHED_AT));
    }

    /** Why the source could not type it; null where it could. */
    public @Nullable String problem() {
        return text(place(Fields.PROBLEM));
    }

    /** UTF-8 of the record as the source wrote it, which nobody may change. */
    public ByteBuffer sourceJson() {
        int at = place(Fields.SOURCE_JSON);
        byte[] bytes = outline.bytes();
        int from = outline.from(at);
        int to = outline.to(at);
        return Utf8Text.isExact(bytes, from, to)
                ? ByteBuffer.wrap(bytes, from, to - from)
                : ByteBuffer.wrap(outline.text(at).getBytes(StandardCharsets.UTF_8));
    }

    /** Its things, one by one. */
    List<Thing> things() {
        int count = count(Fields.OBJECTS);
        List<Thing> things = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = thingPlace(i);
            things.add(new Thing(
                    Text.orNull(text(at + Fields.Touched.ID)),
                    Text.orNull(text(at + Fields.Touched.NAME)),
                    Text.orNull(text(at + Fields.Touched.TYPE_NAME)),
                    Text.orNull(text(at + Fields.Touched.PARENT_ID)),
                    Text.orNull(text(at + Fields.Touched.PARENT_NAME)),
                    Text.orNull(text(at + Fields.Touched.URI))));
        }
        return things;
    }

    /** What changed, value by value. */
    List<AuditChange> changes() {
        int count = count(Fields.CHANGED_VALUES);
        List<AuditChange> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = changePlace(i);
            changes.add(new AuditChange(
                    text(at + Fields.Change.NAME),
                    text(at + Fields.Change.KEY),
                    text(at + Fields.Change.FROM),
                    text(at + Fields.Change.TO)));
        }
        return changes;
    }

    private @Nullable String text(int place) {
        return outline.has(place) ? outline.text(place) : null;
    }

    /** Where its values stand. */
    Outline outline() {
        return outline;
    }

    /** Place of a field of {@link Fields}. */
    int place(int field) {
        return outline.place(field);
    }

    /** How many elements a list has. */
    int count(int field) {
        return outline.count(place(field));
    }

    /** First place of the author, where there is one, behind the place that says so. */
    int authorPlace() {
        return place(Fields.AUTHOR) + 1;
    }

    /** First place of a thing, behind the place of the list and other things. */
    int thingPlace(int index) {
        return place(Fields.OBJECTS) + 1 + index * Fields.Touched.COUNT;
    }

    /** First place of a changed value. */
    int changePlace(int index) {
        return place(Fields.CHANGED_VALUES) + 1 + index * Fields.Change.COUNT;
    }

    /** First place of an extra attribute. */
    int attributePlace(int index) {
        return place(Fields.ATTRIBUTES) + 1 + index * Fields.Attribute.COUNT;
    }

    @Override
    public String toString() {
        return decoded().toString();
    }
}
