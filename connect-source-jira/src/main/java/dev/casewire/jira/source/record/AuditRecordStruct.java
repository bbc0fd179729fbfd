// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record as Connect data of {@link AuditRecordSchema#VALUE}. A struct looks again at all that is in a value as the value is put
 * into it, so nested ones are put in empty and filled then; each of their fields is still checked as it is put. Most texts are
 * null, and a field that is left alone is null too.
 *
 * <p>Fields are put by their place alone, under no name: for every field that is put by its name, Connect 4 makes the beginning of a
 * sentence that says which one did not fit.
 */
public final class AuditRecordStruct {
    private static final Field SITE = field("site");
    private static final Field SHAPE = field("shape");
    private static final Field ID = field("id");
    private static final Field ID_ORIGIN = field("idOrigin");
    private static final Field CREATED = field("created");
    private static final Field CREATED_TEXT = field("createdText");
    private static final Field FETCHED_AT = field("fetchedAt");
    private static final Field ACTION = field("action");
    private static final Field ACTION_KEY = field("actionKey");
    private static final Field CATEGORY = field("category");
    private static final Field CATEGORY_KEY = field("categoryKey");
    private static final Field AREA = field("area");
    private static final Field LEVEL = field("level");
    private static final Field DESCRIPTION = field("description");
    private static final Field EVENT_SOURCE = field("eventSource");
    private static final Field AUTHOR = field("author");
    private static final Field REMOTE_ADDRESS = field("remoteAddress");
    private static final Field OBJECTS = field("objects");
    private static final Field CHANGES = field("changedValues");
    private static final Field ATTRIBUTES = field("attributes");
    private static final Field SYSTEM = field("system");
    private static final Field METHOD = field("method");
    private static final Field NODE = field("node");
    private static final Field FORMAT_VERSION = field("formatVersion");
    private static final Field SOURCE_JSON = field("sourceJson");
    private static final Field UNTRUNCATED_SIZE = field("untruncatedSize");
    private static final Field PROBLEM = field("problem");

    private static final List<Field> AUTHOR_FIELDS =
            fields(AuditRecordSchema.AUTHOR, "accountId", "key", "id", "name", "type", "uri", "avatarUri");
    private static final List<Field> OBJECT_FIELDS =
            fields(AuditRecordSchema.OBJECT, "role", "id", "name", "typeName", "parentId", "parentName", "uri");
    private static final List<Field> CHANGE_FIELDS = fields(AuditRecordSchema.CHANGE, "name", "key", "from", "to");
    private static final List<Field> ATTRIBUTE_FIELDS = fields(AuditRecordSchema.ATTRIBUTE, "name", "key", "value");

    private AuditRecordStruct() {}

    /** A new struct. */
    public static Struct of(AuditRecord record) {
        Struct value = new Struct(AuditRecordSchema.VALUE)
                .put(SITE, record.identity().site())
                .put(SHAPE, record.identity().shape().label())
                .put(ID, record.identity().id())
                .put(ID_ORIGIN, record.identity().fromSource() ? "source" : "content")
                .put(FETCHED_AT, Date.from(record.time().fetchedAt()))
                .put(SOURCE_JSON, record.source().json());
        Instant created = record.time().created();
        put(value, CREATED, created == null ? null : Date.from(created));
        put(value, CREATED_TEXT, record.time().createdText());
        put(value, UNTRUNCATED_SIZE, record.source().untruncatedSize());
        put(value, PROBLEM, record.problem());
        act(value, record.act());
        origin(value, record.origin());
        if (record.author() != null) {
            author(value, record.author());
        }
        objects(value, record.objects());
        changes(value, record.changes());
        attributes(value, record.attributes());
        return value;
    }

    private static void act(Struct value, AuditAct act) {
        put(value, ACTION, act.action());
        put(value, ACTION_KEY, act.actionKey());
        put(value, CATEGORY, act.category());
        put(value, CATEGORY_KEY, act.categoryKey());
        put(value, AREA, act.area());
        put(value, LEVEL, act.level());
        put(value, DESCRIPTION, act.description());
    }

    private static void origin(Struct value, AuditOrigin origin) {
        put(value, EVENT_SOURCE, origin.eventSource());
        put(value, REMOTE_ADDRESS, origin.remoteAddress());
        put(value, SYSTEM, origin.system());
        put(value, METHOD, origin.method());
        put(value, NODE, origin.node());
        put(value, FORMAT_VERSION, origin.formatVersion());
    }

    private static void author(Struct value, AuditAuthor author) {
        Struct part = new Struct(AuditRecordSchema.AUTHOR);
        value.put(AUTHOR, part);
        put(part, AUTHOR_FIELDS.get(0), author.accountId());
        put(part, AUTHOR_FIELDS.get(1), author.key());
        put(part, AUTHOR_FIELDS.get(2), author.id());
        put(part, AUTHOR_FIELDS.get(3), author.name());
        put(part, AUTHOR_FIELDS.get(4), author.type());
        put(part, AUTHOR_FIELDS.get(5), author.uri());
        put(part, AUTHOR_FIELDS.get(6), author.avatarUri());
    }

    private static void objects(Struct value, List<AuditObject> objects) {
        List<Struct> parts = list(value, OBJECTS, objects.size());
        for (AuditObject object : objects) {
            Struct part = new Struct(AuditRecordSchema.OBJECT).put(OBJECT_FIELDS.get(0), object.role());
            put(part, OBJECT_FIELDS.get(1), object.id());
            put(part, OBJECT_FIELDS.get(2), object.name());
            put(part, OBJECT_FIELDS.get(3), object.typeName());
            put(part, OBJECT_FIELDS.get(4), object.parentId());
            put(part, OBJECT_FIELDS.get(5), object.parentName());
            put(part, OBJECT_FIELDS.get(6), object.uri());
            parts.add(part);
        }
    }

    private static void changes(Struct value, List<AuditChange> changes) {
        List<Struct> parts = list(value, CHANGES, changes.size());
        for (AuditChange change : changes) {
            Struct part = new Struct(AuditRecordSchema.CHANGE);
            put(part, CHANGE_FIELDS.get(0), change.name());
            put(part, CHANGE_FIELDS.get(1), change.key());
            put(part, CHANGE_FIELDS.get(2), change.from());
            put(part, CHANGE_FIELDS.get(3), change.to());
            parts.add(part);
        }
    }

    private static void attributes(Struct value, List<AuditAttribute> attributes) {
        List<Struct> parts = list(value, ATTRIBUTES, attributes.size());
        for (AuditAttribute attribute : attributes) {
            Struct part = new Struct(AuditRecordSchema.ATTRIBUTE);
            put(part, ATTRIBUTE_FIELDS.get(0), attribute.name());
            put(part, ATTRIBUTE_FIELDS.get(1), attribute.key());
            put(part, ATTRIBUTE_FIELDS.get(2), attribute.value());
            parts.add(part);
        }
    }

    /** Puts a list into a struct that is to be filled. */
    private static List<Struct> list(Struct value, Field field, int size) {
        List<Struct> parts = new ArrayList<>(size);
        value.put(field, parts);
        return parts;
    }

    private static void put(Struct struct, Field field, @Nullable Object value) {
        if (value != null) {
            struct.put(field, value);
        }
    }

    private static Field field(String name) {
        return nameless(AuditRecordSchema.VALUE.field(name));
    }

    private static List<Field> fields(Schema schema, String... names) {
        return Arrays.stream(names).map(name -> nameless(schema.field(name))).toList();
    }

    // Connect itself checks values that have no field under the name null.
    @SuppressWarnings("NullAway")
    private static Field nameless(Field field) {
        return new Field(null, field.index(), field.schema());
    }
}
