// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of {@code /rest/api/3/auditing/record} on Cloud and of its older twin on Server. */
final class CloudShape implements ShapeFields {
    private final Fields record;

    CloudShape(Fields record) {
        this.record = record;
    }

    static boolean fits(Fields record) {
        return record.has("summary") || record.has("created") || record.has("objectItem");
    }

    /** Account ids exist on Cloud alone; without any author the two cannot be told apart and Cloud is meant. */
    static Shape told(Fields record) {
        return record.has("authorKey") && !record.has("authorAccountId") ? Shape.SERVER : Shape.CLOUD;
    }

    @Override
    public String timeField() {
        return "created";
    }

    @Override
    public AuditAct act() {
        return new AuditAct(
                record.text("summary"), null, record.text("category"), null, null, null, record.text("description"));
    }

    @Override
    public @Nullable AuditAuthor author() {
        String accountId = record.text("authorAccountId");
        String key = record.text("authorKey");
        return accountId == null && key == null ? null : new AuditAuthor(accountId, key, null, null, null, null, null);
    }

    @Override
    public AuditOrigin origin() {
        return new AuditOrigin(record.text("eventSource"), record.text("remoteAddress"), null, null, null, null);
    }

    @Override
    public List<AuditObject> objects() {
        List<AuditObject> objects = new ArrayList<>();
        record.object("objectItem").ifPresent(item -> objects.add(object("object", item)));
        record.objects("associatedItems").forEach(item -> objects.add(object("associated", item)));
        return objects;
    }

    @Override
    public List<AuditChange> changes() {
        return record.objects("changedValues").stream()
                .map(change -> new AuditChange(
                        change.text("fieldName"), null, change.text("changedFrom"), change.text("changedTo")))
                .toList();
    }

    @Override
    public List<AuditAttribute> attributes() {
        return List.of();
    }

    private static AuditObject object(String role, Fields item) {
        return new AuditObject(
                role,
                item.text("id"),
                item.text("name"),
                item.text("typeName"),
                item.text("parentId"),
                item.text("parentName"),
                null);
    }
}
