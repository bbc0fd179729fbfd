// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fields of Data Center: entities of {@code /rest/auditing/1.0/events} and lines of its audit files, which name the type
 * {@code auditType} and add area and level.
 */
final class DataCenterShape implements ShapeFields {
    private final Fields record;
    private final Optional<Fields> type;

    DataCenterShape(Fields record) {
        this.record = record;
        this.type = record.object(told(record) == Shape.DATA_CENTER_FILE ? "auditType" : "type");
    }

    static boolean fits(Fields record) {
        return record.has("auditType") || record.has("timestamp") || record.has("affectedObjects");
    }

    static Shape told(Fields record) {
        return record.has("auditType") ? Shape.DATA_CENTER_FILE : Shape.DATA_CENTER;
    }

    @Override
    public String timeField() {
        return "timestamp";
    }

    @Override
    public AuditAct act() {
        return type.map(fields -> new AuditAct(
                        fields.text("action"),
                        fields.text("actionI18nKey"),
                        fields.text("category"),
                        fields.text("categoryI18nKey"),
                        fields.text("area"),
                        fields.text("level"),
                        null))
                .orElse(AuditAct.UNTOLD);
    }

    @Override
    public @Nullable AuditAuthor author() {
        return record.object("author")
                .map(author -> new AuditAuthor(
                        null,
                        null,
                        author.text("id"),
                        author.text("name"),
                        author.text("type"),
                        author.text("uri"),
                        author.text("avatarUri")))
                .orElse(null);
    }

    @Override
    public AuditOrigin origin() {
        return new AuditOrigin(
                null,
                record.text("source"),
                record.text("system"),
                record.text("method"),
                record.text("node"),
                record.text("version"));
    }

    @Override
    public List<AuditObject> objects() {
        return record.objects("affectedObjects").stream()
                .map(item -> new AuditObject(
                        "affected",
                        item.text("id"),
                        item.text("name"),
                        item.text("type"),
                        null,
                        null,
                        item.text("uri")))
                .toList();
    }

    @Override
    public List<AuditChange> changes() {
        return record.objects("changedValues").stream()
                .map(change -> new AuditChange(
                        change.text("key"), change.text("i18nKey"), change.text("from"), change.text("to")))
                .toList();
    }

    @Override
    public List<AuditAttribute> attributes() {
        return record.objects("extraAttributes").stream()
                .map(attribute -> new AuditAttribute(
                        attribute.text("name"), attribute.text("nameI18nKey"), attribute.text("value")))
                .toList();
    }
}
