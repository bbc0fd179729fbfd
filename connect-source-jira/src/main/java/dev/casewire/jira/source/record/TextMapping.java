// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Applies one change to each text of a part of a record. */
record TextMapping(UnaryOperator<String> change) {

    @Nullable
    String of(@Nullable String text) {
        return text == null ? null : change.apply(text);
    }

    AuditAct of(AuditAct act) {
        return new AuditAct(
                of(act.action()),
                of(act.actionKey()),
                of(act.category()),
                of(act.categoryKey()),
                of(act.area()),
                of(act.level()),
                of(act.description()));
    }

    AuditAuthor of(AuditAuthor author) {
        return new AuditAuthor(
                of(author.accountId()),
                of(author.key()),
                of(author.id()),
                of(author.name()),
                of(author.type()),
                of(author.uri()),
                of(author.avatarUri()));
    }

    AuditOrigin of(AuditOrigin origin) {
        return new AuditOrigin(
                of(origin.eventSource()),
                of(origin.remoteAddress()),
                of(origin.system()),
                of(origin.method()),
                of(origin.node()),
                of(origin.formatVersion()));
    }

    AuditObject of(AuditObject object) {
        return new AuditObject(
                object.role(),
                of(object.id()),
                of(object.name()),
                of(object.typeName()),
                of(object.parentId()),
                of(object.parentName()),
                of(object.uri()));
    }

    AuditChange of(AuditChange changed) {
        return new AuditChange(of(changed.name()), of(changed.key()), of(changed.from()), of(changed.to()));
    }

    AuditAttribute of(AuditAttribute attribute) {
        return new AuditAttribute(of(attribute.name()), of(attribute.key()), of(attribute.value()));
    }
}
