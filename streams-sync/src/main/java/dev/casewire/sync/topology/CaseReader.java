// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.secir.CaseAttachment;
import dev.casewire.secir.CaseComment;
import dev.casewire.secir.CaseField;
import dev.casewire.secir.CaseSnapshot;
import dev.casewire.streams.RejectedRecordException;
import dev.casewire.sync.config.Account;
import dev.casewire.sync.config.Scope;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.field.CaseFacts;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.item.ItemContent;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Presence;
import dev.casewire.sync.link.Snapshot;
import dev.casewire.sync.status.CaseStatus;
import dev.casewire.sync.text.CanonicalText;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the Security IR source shows into the sync's own terms, texts in canonical form. Thread-safe. */
final class CaseReader {
    private final SyncConfig config;

    CaseReader(SyncConfig config) {
        this.config = config;
    }

    Observation aCase(CaseSnapshot given) {
        if (given.getMarkerNonce() != null) {
            return marker(given.getMarkerNonce(), given.getCaseArn(), SyncTopics.CASES, given.getMarkerPartitions());
        }
        CaseArn arn = new CaseArn(given.getCaseArn());
        Version version = new Version(given.getEpoch(), given.getFetchStart().toEpochMilli());
        if (given.getGone() != null) {
            return new Observation.OfGone(new LinkEvent.Gone(arn, version, presence(given.getGone())));
        }
        boolean isOurs = isOurs(given.getCaseArn(), given.getCreator());
        return new Observation.OfThing(
                new ThingSeen(arn, version, snapshot(arn, given), given.getStamp(), isOurs, isInScope(given)));
    }

    private static Snapshot snapshot(CaseArn arn, CaseSnapshot given) {
        Map<FieldName, String> values = new HashMap<>();
        values.put(FieldName.TITLE, CanonicalText.line(text(given.getTitle())));
        values.put(FieldName.DESCRIPTION, CanonicalText.of(text(given.getDescription())));
        values.put(FieldName.STATUS, text(given.getCaseStatus()));
        if (given.getWatchers() != null) {
            values.put(FieldName.WATCHERS, CanonicalText.set(given.getWatchers()));
        }
        values.put(FieldName.CASE_INFO, CaseInfo.of(given));
        for (CaseField field : given.getFields()) {
            values.put(new FieldName(field.getName()), CanonicalText.of(field.getValue()));
        }
        CaseFacts facts = new CaseFacts("Self".equals(given.getResolverType()), given.getClosureCode());
        return new Snapshot(values, facts, arn.number());
    }

    private boolean isInScope(CaseSnapshot given) {
        boolean isKnown = config.accounts().isEmpty() || account(given.getCaseArn()) != null;
        boolean isClosed = CaseStatus.CLOSED.text().equals(given.getCaseStatus());
        return isKnown
                && config.scope()
                        .takesCase(
                                text(given.getResolverType()),
                                text(given.getEngagementType()),
                                new Scope.Age(given.getCreatedDate(), isClosed));
    }

    Observation comment(CaseComment comment) {
        if (comment.getMarkerNonce() != null) {
            return marker(
                    comment.getMarkerNonce(),
                    comment.getCaseArn(),
                    SyncTopics.CASE_COMMENTS,
                    comment.getMarkerPartitions());
        }
        CaseArn arn = new CaseArn(comment.getCaseArn());
        Version version =
                new Version(comment.getEpoch(), comment.getFetchStart().toEpochMilli());
        if (comment.getGone() != null) {
            return SourceItems.gone(arn, ItemKind.COMMENT, comment.getCommentId(), version);
        }
        String author = comment.getAuthorName() == null ? comment.getAuthor() : comment.getAuthorName();
        ItemContent content = new ItemContent(
                CanonicalText.of(text(comment.getBody())),
                text(author),
                SourceItems.minute(comment.getCreated()),
                comment.getRestricted() ? ItemContent.State.RESTRICTED : ItemContent.State.READY,
                0);
        boolean isOurs = isOurs(comment.getCaseArn(), comment.getAuthor());
        return SourceItems.seen(arn, ItemKind.COMMENT, comment.getCommentId(), version, content, isOurs);
    }

    Observation attachment(CaseAttachment file) {
        if (file.getMarkerNonce() != null) {
            return marker(
                    file.getMarkerNonce(), file.getCaseArn(), SyncTopics.CASE_ATTACHMENTS, file.getMarkerPartitions());
        }
        CaseArn arn = new CaseArn(file.getCaseArn());
        Version version = new Version(file.getEpoch(), file.getFetchStart().toEpochMilli());
        if (file.getGone() != null) {
            return SourceItems.gone(arn, ItemKind.ATTACHMENT, file.getAttachmentId(), version);
        }
        ItemContent content = SourceItems.file(
                file.getFileName(), file.getAuthor(), file.getCreated(), file.getStatus(), file.getSizeBytes());
        return SourceItems.seen(
                arn,
                ItemKind.ATTACHMENT,
                file.getAttachmentId(),
                version,
                content,
                isOurs(file.getCaseArn(), file.getAuthor()));
    }

    private static Observation marker(String nonce, String source, String topic, @Nullable Integer partitions) {
        return SourceItems.marker(nonce, Side.CASE, source, topic, partitions);
    }

    /** A session of a role has the role's name in its ARN, another service and its own name behind it. */
    private boolean isOurs(String arn, @Nullable String principal) {
        Account account = account(arn);
        return account != null
                && principal != null
                && account.principals().stream().anyMatch(ours -> isOf(ours, principal));
    }

    private static boolean isOf(String ours, String principal) {
        String session = ours.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/";
        return principal.equals(ours) || principal.startsWith(session);
    }

    private @Nullable Account account(String arn) {
        return config.accounts().stream()
                .filter(account -> arn.startsWith(account.arnPrefix()))
                .findFirst()
                .orElse(null);
    }

    private static Presence presence(String gone) {
        return switch (gone) {
            case "out of scope" -> Presence.OUT_OF_SCOPE;
            case "invisible" -> Presence.INVISIBLE;
            default ->
                throw new RejectedRecordException(
                        "gone of a case must be invisible or out of scope, is '" + gone + "'");
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
