// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.audit.Thing;
import dev.casewire.normalizer.event.EventDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts whatever no rule and no other writer has used to {@code unmapped}, so that an event keeps all its record says. */
final class Leftovers {
    private Leftovers() {}

    static void write(Reading reading, EventDraft draft) {
        JiraAuditRecord record = reading.view().record();
        draft.unmapped("event_source", Text.orNull(record.getEventSource()));
        draft.unmapped("category_key", Text.orNull(record.getCategoryKey()));
        boolean isCaptionElsewhere =
                Text.orNull(record.getActionKey()) == null || Text.orNull(record.getDescription()) == null;
        draft.unmapped("action", isCaptionElsewhere ? null : Text.orNull(record.getAction()));
        draft.unmapped("method", Text.orNull(record.getMethod()));
        draft.unmapped("node", Text.orNull(record.getNode()));
        draft.unmapped("objects", objects(reading));
        draft.unmapped("changed_values", changes(reading));
        draft.unmapped("attributes", attributes(reading));
    }

    private static @Nullable List<Object> objects(Reading reading) {
        List<Object> left = new ArrayList<>();
        List<Thing> things = reading.view().things();
        for (int i = 0; i < things.size(); i++) {
            Thing thing = things.get(i);
            if (isPlaced(thing, i, reading)) {
                continue;
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            add("id", thing.id(), i, Reading.Field.ID, reading, fields);
            add("name", thing.name(), i, Reading.Field.NAME, reading, fields);
            add("parent_id", thing.parentId(), i, Reading.Field.PARENT_ID, reading, fields);
            add("parent_name", thing.parentName(), i, Reading.Field.PARENT, reading, fields);
            add("uri", thing.uri(), i, Reading.Field.URI, reading, fields);
            if (!fields.isEmpty()) {
                Map<String, Object> named = new LinkedHashMap<>();
                named.put("type", thing.type());
                named.put("name", thing.name());
                named.putAll(fields);
                left.add(named);
            }
        }
        return left.isEmpty() ? null : left;
    }

    /** Most things are placed whole, and then nothing is to be gathered. */
    private static boolean isPlaced(Thing thing, int index, Reading reading) {
        return (thing.id() == null || reading.hasRead(index, Reading.Field.ID))
                && (thing.name() == null || reading.hasRead(index, Reading.Field.NAME))
                && (thing.parentId() == null || reading.hasRead(index, Reading.Field.PARENT_ID))
                && (thing.parentName() == null || reading.hasRead(index, Reading.Field.PARENT))
                && (thing.uri() == null || reading.hasRead(index, Reading.Field.URI));
    }

    private static void add(
            String name,
            @Nullable String value,
            int thing,
            Reading.Field field,
            Reading reading,
            Map<String, Object> to) {
        if (value != null && !reading.hasRead(thing, field)) {
            to.put(name, value);
        }
    }

    private static @Nullable List<Object> changes(Reading reading) {
        List<AuditChange> changes = reading.view().record().getChangedValues();
        List<Object> left = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Map<String, Object> change = Changes.leftover(changes.get(i), i, reading);
            if (change != null) {
                left.add(change);
            }
        }
        return left.isEmpty() ? null : left;
    }

    private static @Nullable List<Object> attributes(Reading reading) {
        List<AuditAttribute> attributes = reading.view().record().getAttributes();
        List<Object> left = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            AuditAttribute attribute = attributes.get(i);
            if (!reading.hasReadAttribute(i)) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("name", Text.firstOf(attribute.getName(), attribute.getKey()));
                fields.put("key", Text.orNull(attribute.getKey()));
                fields.put("value", attribute.getValue());
                left.add(fields);
            }
        }
        return left.isEmpty() ? null : left;
    }
}
