// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.jira.IssueAttachment;
import dev.casewire.jira.IssueComment;
import dev.casewire.jira.IssueField;
import dev.casewire.jira.IssueSnapshot;
import dev.casewire.secir.CaseAttachment;
import dev.casewire.secir.CaseComment;
import dev.casewire.secir.CaseField;
import dev.casewire.secir.CaseSnapshot;
import dev.casewire.sync.contract.ExpectedValue;
import dev.casewire.sync.contract.FieldOutcome;
import dev.casewire.sync.contract.ItemWrite;
import dev.casewire.sync.contract.PartOutcome;
import dev.casewire.sync.contract.SyncCommand;
import dev.casewire.sync.contract.SyncControl;
import dev.casewire.sync.contract.SyncResult;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.Fingerprint;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.item.ItemContent;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.PartWrite;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.FieldWrite;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Presence;
import dev.casewire.sync.link.Slot;
import dev.casewire.sync.topology.SyncTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** What the model's sides say and hear, as records on topics. */
final class Contracts {
    static final String SITE = "acme.example";
    static final String OUR_ACCOUNT = "casewire";
    static final String OUR_ROLE = "arn:aws:iam::111122223333:role/casewire";
    static final String OUR_SESSION = "arn:aws:sts::111122223333:assumed-role/casewire/task-1";
    static final String PROJECT = "SEC";
    static final String ACCOUNT_PREFIX = "arn:aws:security-ir:eu-west-1:111122223333:";

    private static final Instant CREATED = Instant.parse("2026-11-21T08:00:00Z");

    private Contracts() {}

    static IssueSnapshot issue(ThingSeen seen) {
        IssueId id = (IssueId) seen.thing();
        Map<FieldName, String> values = seen.snapshot().values();
        List<IssueField> fields = new ArrayList<>();
        values.forEach((name, value) -> {
            boolean isOwn = name.equals(FieldName.TITLE)
                    || name.equals(FieldName.DESCRIPTION)
                    || name.equals(FieldName.STATUS)
                    || name.equals(FieldName.WATCHERS);
            if (!isOwn) {
                fields.add(new IssueField(name.value(), value));
            }
        });
        return base(id, seen.version())
                .setKey(seen.snapshot().label())
                .setProjectKey(seen.isInScope() ? PROJECT : "HR")
                .setIssueType("Task")
                .setSummary(values.get(FieldName.TITLE))
                .setDescription(values.get(FieldName.DESCRIPTION))
                .setDescriptionFormat("plain")
                .setStatus(values.get(FieldName.STATUS))
                .setWatchers(values.get(FieldName.WATCHERS).lines().toList())
                .setFields(fields)
                .setStamp(seen.stamp())
                .setCreator(seen.isOurs() ? OUR_ACCOUNT : "alice")
                .setCreated(CREATED)
                .build();
    }

    static IssueSnapshot.Builder base(IssueId id, Version version) {
        return IssueSnapshot.newBuilder()
                .setSite(id.site())
                .setIssueId(id.id())
                .setEpoch(version.epoch())
                .setFetchStart(Instant.ofEpochMilli(version.fetchStart()))
                .setFields(List.of())
                .setLabels(List.of())
                .setCommentCount(0)
                .setAttachmentCount(0);
    }

    static IssueSnapshot issueGone(LinkEvent.Gone gone) {
        return base((IssueId) gone.thing(), gone.version())
                .setGone(word(gone.presence()))
                .build();
    }

    private static String word(Presence presence) {
        return presence.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static CaseSnapshot aCase(ThingSeen seen) {
        Map<FieldName, String> values = seen.snapshot().values();
        String began = values.get(new FieldName("actualIncidentStartDate"));
        String unknown = values.get(new FieldName("unknown"));
        return base((CaseArn) seen.thing(), seen.version())
                .setActualIncidentStartDate(began == null ? null : Instant.parse(began))
                .setFields(unknown == null ? List.of() : List.of(new CaseField("unknown", unknown)))
                .setTitle(values.get(FieldName.TITLE))
                .setDescription(values.get(FieldName.DESCRIPTION))
                .setCaseStatus(values.get(FieldName.STATUS))
                .setResolverType(seen.snapshot().facts().isSelfManaged() ? "Self" : "AWS")
                .setEngagementType("Security Incident")
                .setClosureCode(seen.snapshot().facts().closureCode())
                .setWatchers(values.get(FieldName.WATCHERS).lines().toList())
                .setStamp(seen.stamp())
                .setCreator(seen.isOurs() ? OUR_SESSION : "arn:aws:iam::111122223333:user/alice")
                .setCreatedDate(CREATED)
                .build();
    }

    static CaseSnapshot.Builder base(CaseArn id, Version version) {
        return CaseSnapshot.newBuilder()
                .setCaseArn(id.value())
                .setCaseId(id.number())
                .setEpoch(version.epoch())
                .setFetchStart(Instant.ofEpochMilli(version.fetchStart()))
                .setImpactedAccounts(List.of())
                .setImpactedRegions(List.of())
                .setImpactedServices(List.of())
                .setThreatActorIpAddresses(List.of())
                .setFields(List.of())
                .setCommentCount(0)
                .setAttachmentCount(0);
    }

    static CaseSnapshot caseGone(LinkEvent.Gone gone) {
        return base((CaseArn) gone.thing(), gone.version())
                .setGone(word(gone.presence()))
                .build();
    }

    static SpecificRecordBase item(ThingId thing, LinkEvent event) {
        if (event instanceof LinkEvent.ItemSeen seen) {
            return seen(thing, seen);
        }
        LinkEvent.ItemGone gone = (LinkEvent.ItemGone) event;
        boolean isComment = gone.kind() == ItemKind.COMMENT;
        if (thing instanceof CaseArn arn) {
            return isComment
                    ? caseComment(arn, gone.id(), gone.version())
                            .setGone("deleted")
                            .build()
                    : caseFile(arn, gone.id(), gone.version())
                            .setGone("deleted")
                            .build();
        }
        return isComment
                ? issueComment((IssueId) thing, gone.id(), gone.version())
                        .setGone("deleted")
                        .build()
                : issueFile((IssueId) thing, gone.id(), gone.version())
                        .setGone("deleted")
                        .build();
    }

    private static SpecificRecordBase seen(ThingId thing, LinkEvent.ItemSeen seen) {
        ItemContent content = seen.content();
        boolean isRestricted = content.state() == ItemContent.State.RESTRICTED;
        String status = switch (content.state()) {
            case PENDING -> "Pending";
            case FAILED -> "Failed";
            case READY, RESTRICTED -> "Verified";
        };
        if (thing instanceof CaseArn arn) {
            return seen.kind() == ItemKind.COMMENT
                    ? caseComment(arn, seen.id(), seen.version())
                            .setBody(content.text())
                            .setBodyFormat("plain")
                            .setAuthor(seen.isOurs() ? OUR_SESSION : "AWS Responder")
                            .setAuthorName(content.author())
                            .setCreated(CREATED)
                            .setRestricted(isRestricted)
                            .build()
                    : caseFile(arn, seen.id(), seen.version())
                            .setFileName(content.text())
                            .setSizeBytes(content.size())
                            .setStatus(status)
                            .setAuthor(seen.isOurs() ? OUR_SESSION : "AWS Responder")
                            .build();
        }
        IssueId id = (IssueId) thing;
        return seen.kind() == ItemKind.COMMENT
                ? issueComment(id, seen.id(), seen.version())
                        .setBody(content.text())
                        .setBodyFormat("plain")
                        .setAuthor(seen.isOurs() ? OUR_ACCOUNT : "alice")
                        .setAuthorName(content.author())
                        .setCreated(CREATED)
                        .setRestricted(isRestricted)
                        .build()
                : issueFile(id, seen.id(), seen.version())
                        .setFileName(content.text())
                        .setSizeBytes(content.size())
                        .setStatus(status)
                        .setAuthor(seen.isOurs() ? OUR_ACCOUNT : "alice")
                        .build();
    }

    private static CaseComment.Builder caseComment(CaseArn arn, String id, Version version) {
        return CaseComment.newBuilder()
                .setCaseArn(arn.value())
                .setCommentId(id)
                .setEpoch(version.epoch())
                .setFetchStart(Instant.ofEpochMilli(version.fetchStart()))
                .setRestricted(false);
    }

    private static IssueComment.Builder issueComment(IssueId issue, String id, Version version) {
        return IssueComment.newBuilder()
                .setSite(issue.site())
                .setIssueId(issue.id())
                .setCommentId(id)
                .setEpoch(version.epoch())
                .setFetchStart(Instant.ofEpochMilli(version.fetchStart()))
                .setRestricted(false);
    }

    private static CaseAttachment.Builder caseFile(CaseArn arn, String id, Version version) {
        return CaseAttachment.newBuilder()
                .setCaseArn(arn.value())
                .setAttachmentId(id)
                .setEpoch(version.epoch())
                .setFetchStart(Instant.ofEpochMilli(version.fetchStart()));
    }

    private static IssueAttachment.Builder issueFile(IssueId issue, String id, Version version) {
        return IssueAttachment.newBuilder()
                .setSite(issue.site())
                .setIssueId(issue.id())
                .setAttachmentId(id)
                .setEpoch(version.epoch())
                .setFetchStart(Instant.ofEpochMilli(version.fetchStart()));
    }

    static Map<String, SpecificRecordBase> markers(String nonce) {
        Version none = new Version(0, 0);
        IssueId issue = new IssueId(SITE, "0");
        CaseArn aCase = new CaseArn(ACCOUNT_PREFIX);
        Map<String, SpecificRecordBase> markers = new LinkedHashMap<>();
        markers.put(
                SyncTopics.ISSUES,
                base(issue, none).setMarkerNonce(nonce).setMarkerPartitions(1).build());
        markers.put(
                SyncTopics.ISSUE_COMMENTS,
                issueComment(issue, "0", none)
                        .setMarkerNonce(nonce)
                        .setMarkerPartitions(1)
                        .build());
        markers.put(
                SyncTopics.ISSUE_ATTACHMENTS,
                issueFile(issue, "0", none)
                        .setMarkerNonce(nonce)
                        .setMarkerPartitions(1)
                        .build());
        markers.put(
                SyncTopics.CASES,
                base(aCase, none).setMarkerNonce(nonce).setMarkerPartitions(1).build());
        markers.put(
                SyncTopics.CASE_COMMENTS,
                caseComment(aCase, "0", none)
                        .setMarkerNonce(nonce)
                        .setMarkerPartitions(1)
                        .build());
        markers.put(
                SyncTopics.CASE_ATTACHMENTS,
                caseFile(aCase, "0", none)
                        .setMarkerNonce(nonce)
                        .setMarkerPartitions(1)
                        .build());
        return markers;
    }

    static SyncControl control(LinkId link, LinkEvent event) {
        SyncControl.Builder control =
                SyncControl.newBuilder().setLink(link.value()).setBy("test").setAt(CREATED);
        if (event instanceof LinkEvent.Join join) {
            return control.setKind("link")
                    .setCaseArn(join.caseArn().value())
                    .setSite(join.issue().site())
                    .setIssueId(join.issue().id())
                    .build();
        }
        return control.setKind(((LinkEvent.Ask) event).request().name().toLowerCase(Locale.ROOT))
                .build();
    }

    static SyncResult result(LinkId link, LinkEvent event) {
        SyncResult.Builder result = SyncResult.newBuilder()
                .setLink(link.value())
                .setFields(List.of())
                .setParts(List.of());
        if (event instanceof LinkEvent.ItemResult item) {
            return result.setSide(item.item().target().text())
                    .setGeneration(0)
                    .setSequence(item.sequence())
                    .setThing("")
                    .setAt(Instant.ofEpochMilli(item.at()))
                    .setItemKind(item.item().kind().text())
                    .setOriginThing(item.item().origin().text())
                    .setOriginId(item.item().id())
                    .setParts(item.parts().stream()
                            .map(part -> PartOutcome.newBuilder()
                                    .setIndex(part.index())
                                    .setRemoteId(part.remoteId())
                                    .setOutcome(part.outcome().name().toLowerCase(Locale.ROOT))
                                    .setCause(part.cause())
                                    .build())
                            .toList())
                    .build();
        }
        LinkEvent.Result given = (LinkEvent.Result) event;
        List<FieldOutcome> fields = new ArrayList<>();
        given.fields()
                .forEach((name, field) -> fields.add(FieldOutcome.newBuilder()
                        .setField(name)
                        .setOutcome(field.outcome().name().toLowerCase(Locale.ROOT))
                        .setOverwritten(field.overwritten())
                        .setUnresolved(List.copyOf(field.unresolved()))
                        .setCause(field.cause())
                        .build()));
        return result.setSide(given.side().text())
                .setGeneration(given.generation())
                .setSequence(given.sequence())
                .setThing(given.thing() == null ? "" : given.thing().text())
                .setAt(Instant.ofEpochMilli(given.at()))
                .setRefused(given.refused())
                .setFields(fields)
                .build();
    }

    static Command command(SyncCommand record) {
        LinkId link = new LinkId(record.getLink());
        Side side = Side.parse(record.getSide());
        long issuedAt = record.getIssuedAt().toEpochMilli();
        long notAfter = record.getNotAfter().toEpochMilli();
        ItemWrite item = record.getItem();
        if (item != null) {
            return new Command.ForItem(
                    link,
                    side,
                    record.getGeneration(),
                    record.getSequence(),
                    new ItemKey(
                            ItemKind.parse(item.getKind()), ThingId.parse(item.getOriginThing()), item.getOriginId()),
                    ThingId.parse(record.getThing()),
                    issuedAt,
                    notAfter,
                    item.getParts().stream().map(Contracts::part).toList());
        }
        return new Command.ForThing(
                link,
                side,
                record.getGeneration(),
                record.getSequence(),
                Slot.Kind.valueOf(record.getKind().toUpperCase(Locale.ROOT)),
                record.getThing() == null ? null : ThingId.parse(record.getThing()),
                record.getCounterpart() == null ? null : ThingId.parse(record.getCounterpart()),
                issuedAt,
                notAfter,
                record.getWrites().stream().map(Contracts::write).toList());
    }

    private static PartWrite part(dev.casewire.sync.contract.PartWrite part) {
        return new PartWrite(
                part.getIndex(),
                part.getRemoteId(),
                part.getExpected() == null ? null : new Fingerprint(part.getExpected()),
                part.getMarker(),
                part.getText());
    }

    private static FieldWrite write(dev.casewire.sync.contract.FieldWrite write) {
        List<FieldWrite.Expected> expected = new ArrayList<>();
        for (ExpectedValue one : write.getExpected()) {
            Version at = one.getEpoch() == null
                    ? null
                    : new Version(one.getEpoch(), one.getFetchStart().toEpochMilli());
            expected.add(new FieldWrite.Expected(new Fingerprint(one.getSha256()), at));
        }
        return new FieldWrite(
                new FieldName(write.getField()),
                expected,
                write.getWanted(),
                write.getVia(),
                write.getDetail(),
                write.getReportsReplaced());
    }
}
