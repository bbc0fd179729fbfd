// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.util.Date;
import org.apache.kafka.connect.data.Struct;

/** Writes a record as Connect data of {@link AuditRecordSchema#VALUE}. */
public final class AuditRecordStruct {
    private AuditRecordStruct() {}

    /** A new struct; each value was checked as it was put. */
    public static Struct of(AuditRecord record) {
        Struct value = new Struct(AuditRecordSchema.VALUE)
                .put("site", record.identity().site())
                .put("shape", record.identity().shape().label())
                .put("id", record.identity().id())
                .put("idOrigin", record.identity().fromSource() ? "source" : "content")
                .put(
                        "created",
                        record.time().created() == null
                                ? null
                                : Date.from(record.time().created()))
                .put("createdText", record.time().createdText())
                .put("fetchedAt", Date.from(record.time().fetchedAt()))
                .put("author", record.author() == null ? null : author(record.author()))
                .put(
                        "objects",
                        record.objects().stream().map(AuditRecordStruct::object).toList())
                .put(
                        "changedValues",
                        record.changes().stream().map(AuditRecordStruct::change).toList())
                .put(
                        "attributes",
                        record.attributes().stream()
                                .map(AuditRecordStruct::attribute)
                                .toList())
                .put("sourceJson", record.source().json())
                .put("untruncatedSize", record.source().untruncatedSize())
                .put("problem", record.problem());
        act(value, record.act());
        origin(value, record.origin());
        return value;
    }

    private static void act(Struct value, AuditAct act) {
        value.put("action", act.action())
                .put("actionKey", act.actionKey())
                .put("category", act.category())
                .put("categoryKey", act.categoryKey())
                .put("area", act.area())
                .put("level", act.level())
                .put("description", act.description());
    }

    private static void origin(Struct value, AuditOrigin origin) {
        value.put("eventSource", origin.eventSource())
                .put("remoteAddress", origin.remoteAddress())
                .put("system", origin.system())
                .put("method", origin.method())
                .put("node", origin.node())
                .put("formatVersion", origin.formatVersion());
    }

    private static Struct author(AuditAuthor author) {
        return new Struct(AuditRecordSchema.AUTHOR)
                .put("accountId", author.accountId())
                .put("key", author.key())
                .put("id", author.id())
                .put("name", author.name())
                .put("type", author.type())
                .put("uri", author.uri())
                .put("avatarUri", author.avatarUri());
    }

    private static Struct object(AuditObject object) {
        return new Struct(AuditRecordSchema.OBJECT)
                .put("role", object.role())
                .put("id", object.id())
                .put("name", object.name())
                .put("typeName", object.typeName())
                .put("parentId", object.parentId())
                .put("parentName", object.parentName())
                .put("uri", object.uri());
    }

    private static Struct change(AuditChange change) {
        return new Struct(AuditRecordSchema.CHANGE)
                .put("name", change.name())
                .put("key", change.key())
                .put("from", change.from())
                .put("to", change.to());
    }

    private static Struct attribute(AuditAttribute attribute) {
        return new Struct(AuditRecordSchema.ATTRIBUTE)
                .put("name", attribute.name())
                .put("key", attribute.key())
                .put("value", attribute.value());
    }
}
