// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One record of Jira's audit log, in the parts of the contract {@code dev.casewire.jira.JiraAuditRecord}.
 *
 * @param author null where the source names nobody
 * @param objects touched things in the order of the source, the main one first
 * @param problem what could not be typed and why; null for a well-formed record
 */
public record AuditRecord(
        AuditIdentity identity,
        AuditTime time,
        AuditAct act,
        @Nullable AuditAuthor author,
        AuditOrigin origin,
        List<AuditObject> objects,
        List<AuditChange> changes,
        List<AuditAttribute> attributes,
        AuditSource source,
        @Nullable String problem) {

    public AuditRecord {
        objects = List.copyOf(objects);
        changes = List.copyOf(changes);
        attributes = List.copyOf(attributes);
    }

    /** Changes every text that came from outside and is not part of the identity. */
    AuditRecord mapTexts(UnaryOperator<String> change) {
        TextMapping texts = new TextMapping(change);
        return new AuditRecord(
                identity,
                new AuditTime(time.created(), texts.of(time.createdText()), time.fetchedAt()),
                texts.of(act),
                author == null ? null : texts.of(author),
                texts.of(origin),
                objects.stream().map(texts::of).toList(),
                changes.stream().map(texts::of).toList(),
                attributes.stream().map(texts::of).toList(),
                new AuditSource(change.apply(source.json()), source.untruncatedSize()),
                texts.of(problem));
    }

    AuditRecord withUntruncatedSize(long bytes) {
        return new AuditRecord(
                identity,
                time,
                act,
                author,
                origin,
                objects,
                changes,
                attributes,
                new AuditSource(source.json(), bytes),
                problem);
    }

    AuditRecord withFirst(int objectsKept, int changesKept, int attributesKept) {
        return new AuditRecord(
                identity,
                time,
                act,
                author,
                origin,
                objects.subList(0, Math.min(objectsKept, objects.size())),
                changes.subList(0, Math.min(changesKept, changes.size())),
                attributes.subList(0, Math.min(attributesKept, attributes.size())),
                source,
                problem);
    }
}
