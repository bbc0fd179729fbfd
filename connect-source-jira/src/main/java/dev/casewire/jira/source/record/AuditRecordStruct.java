// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Writes a record as Connect data of {@link AuditRecordSchema#VALUE}. */
public final class AuditRecordStruct {
    private AuditRecordStruct() {}

    /** A new struct; each value was checked as it was put. Most texts are null, and a field that is left alone is null too. */
    public static Struct of(AuditRecord record) {
        Struct value = new Struct(AuditRecordSchema.VALUE)
                .put("site", record.identity().site())
                .put("shape", record.identity().shape().label())
                .put("id", record.identity().id())
                .put("idOrigin", record.identity().fromSource() ? "source" : "content")
                .put("fetchedAt", Date.from(record.time().fetchedAt()))
                .put("objects", structs(record.objects(), AuditRecordStruct::object))
                .put("changedValues", structs(record.changes(), AuditRecordStruct::change))
                .put("attributes", structs(record.attributes(), AuditRecordStruct::attribute))
                .put("sourceJson", record.source().json());
        Instant created = record.time().created();
        put(value, "created", created == null ? null : Date.from(created));
        put(value, "createdText", record.time().createdText());
        put(value, "author", record.author() == null ? null : author(record.author()));
        put(value, "untruncatedSize", record.source().untruncatedSize());
        put(value, "problem", record.problem());
        act(value, record.act());
        origin(value, record.origin());
        return value;
    }

    private static void act(Struct value, AuditAct act) {
        put(value, "action", act.action());
        put(value, "actionKey", act.actionKey());
        put(value, "category", act.category());
        put(value, "categoryKey", act.categoryKey());
        put(value, "area", act.area());
        put(value, "level", act.level());
        put(value, "description", act.description());
    }

    private static void origin(Struct value, AuditOrigin origin) {
        put(value, "eventSource", origin.eventSource());
        put(value, "remoteAddress", origin.remoteAddress());
        put(value, "system", origin.system());
        put(value, "method", origin.method());
        put(value, "node", origin.node());
        put(value, "formatVersion", origin.formatVersion());
    }

    private static Struct author(AuditAuthor author) {
        Struct value = new Struct(AuditRecordSchema.AUTHOR);
        put(value, "accountId", author.accountId());
        put(value, "key", author.key());
        put(value, "id", author.id());
        put(value, "name", author.name());
        put(value, "type", author.type());
        put(value, "uri", author.uri());
        put(value, "avatarUri", author.avatarUri());
        return value;
    }

    private static Struct object(AuditObject object) {
        Struct value = new Struct(AuditRecordSchema.OBJECT).put("role", object.role());
        put(value, "id", object.id());
        put(value, "name", object.name());
        put(value, "typeName", object.typeName());
        put(value, "parentId", object.parentId());
        put(value, "parentName", object.parentName());
        put(value, "uri", object.uri());
        return value;
    }

    private static Struct change(AuditChange change) {
        Struct value = new Struct(AuditRecordSchema.CHANGE);
        put(value, "name", change.name());
        put(value, "key", change.key());
        put(value, "from", change.from());
        put(value, "to", change.to());
        return value;
    }

    private static Struct attribute(AuditAttribute attribute) {
        Struct value = new Struct(AuditRecordSchema.ATTRIBUTE);
        put(value, "name", attribute.name());
        put(value, "key", attribute.key());
        put(value, "value", attribute.value());
        return value;
    }

    private static <T> List<Struct> structs(List<T> parts, Function<T, Struct> struct) {
        List<Struct> structs = new ArrayList<>(parts.size());
        for (T part : parts) {
            structs.add(struct.apply(part));
        }
        return structs;
    }

    private static void put(Struct struct, String field, @Nullable Object value) {
        if (value != null) {
            struct.put(field, value);
        }
    }
}
