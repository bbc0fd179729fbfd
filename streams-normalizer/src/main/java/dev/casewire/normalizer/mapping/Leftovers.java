// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.audit.Thing;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.JsonObjects;
import java.util.List;
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

    private static @Nullable JsonObjects objects(Reading reading) {
        List<Thing> things = reading.view().things();
        for (int i = 0; i < things.size(); i++) {
            if (!isPlaced(things.get(i), i, reading)) {
                return to -> tellObjects(reading, to);
            }
        }
        return null;
    }

    private static void tellObjects(Reading reading, JsonObjects.Writer to) {
        List<Thing> things = reading.view().things();
        for (int i = 0; i < things.size(); i++) {
            Thing thing = things.get(i);
            if (!isPlaced(thing, i, reading)) {
                to.next()
                        .put("type", thing.type())
                        .put("name", thing.name())
                        .put("id", unread(thing.id(), i, Reading.Field.ID, reading))
                        .put("parent_id", unread(thing.parentId(), i, Reading.Field.PARENT_ID, reading))
                        .put("parent_name", unread(thing.parentName(), i, Reading.Field.PARENT, reading))
                        .put("uri", unread(thing.uri(), i, Reading.Field.URI, reading));
            }
        }
    }

    /** Most things are placed whole. */
    private static boolean isPlaced(Thing thing, int index, Reading reading) {
        if (reading.isRelated(index)) {
            return true;
        }
        return unread(thing.id(), index, Reading.Field.ID, reading) == null
                && unread(thing.name(), index, Reading.Field.NAME, reading) == null
                && unread(thing.parentId(), index, Reading.Field.PARENT_ID, reading) == null
                && unread(thing.parentName(), index, Reading.Field.PARENT, reading) == null
                && unread(thing.uri(), index, Reading.Field.URI, reading) == null;
    }

    private static @Nullable String unread(@Nullable String value, int thing, Reading.Field field, Reading reading) {
        return value == null || reading.hasRead(thing, field) ? null : value;
    }

    private static @Nullable JsonObjects changes(Reading reading) {
        List<AuditChange> changes = reading.view().changes();
        for (int i = 0; i < changes.size(); i++) {
            if (from(changes.get(i), i, reading) != null || to(changes.get(i), i, reading) != null) {
                return to -> tellChanges(reading, to);
            }
        }
        return null;
    }

    private static void tellChanges(Reading reading, JsonObjects.Writer to) {
        List<AuditChange> changes = reading.view().changes();
        for (int i = 0; i < changes.size(); i++) {
            AuditChange change = changes.get(i);
            String from = from(change, i, reading);
            String after = to(change, i, reading);
            if (from != null || after != null) {
                to.next()
                        .put("name", Text.firstOf(change.getName(), change.getKey()))
                        .put("from", from)
                        .put("to", after);
            }
        }
    }

    private static @Nullable String from(AuditChange change, int index, Reading reading) {
        return unread(change.getFrom(), index, Reading.Side.FROM, Reading.Side.TO, reading);
    }

    private static @Nullable String to(AuditChange change, int index, Reading reading) {
        return unread(change.getTo(), index, Reading.Side.TO, Reading.Side.FROM, reading);
    }

    /** Beside a side that is placed, an empty one says nothing more. */
    private static @Nullable String unread(
            @Nullable String value, int change, Reading.Side side, Reading.Side other, Reading reading) {
        if (reading.hasReadChange(change, side)) {
            return null;
        }
        return reading.hasReadChange(change, other) ? Text.orNull(value) : value;
    }

    private static @Nullable JsonObjects attributes(Reading reading) {
        int count = reading.view().record().getAttributes().size();
        for (int i = 0; i < count; i++) {
            if (!reading.hasReadAttribute(i)) {
                return to -> tellAttributes(reading, to);
            }
        }
        return null;
    }

    private static void tellAttributes(Reading reading, JsonObjects.Writer to) {
        List<AuditAttribute> attributes = reading.view().record().getAttributes();
        for (int i = 0; i < attributes.size(); i++) {
            if (!reading.hasReadAttribute(i)) {
                AuditAttribute attribute = attributes.get(i);
                to.next()
                        .put("name", Text.firstOf(attribute.getName(), attribute.getKey()))
                        .put("key", Text.orNull(attribute.getKey()))
                        .put("value", attribute.getValue());
            }
        }
    }
}
