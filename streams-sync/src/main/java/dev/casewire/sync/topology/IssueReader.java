// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.jira.IssueAttachment;
import dev.casewire.jira.IssueComment;
import dev.casewire.jira.IssueField;
import dev.casewire.jira.IssueSnapshot;
import dev.casewire.streams.RejectedRecordException;
import dev.casewire.sync.config.Scope;
import dev.casewire.sync.config.Site;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.item.ItemContent;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Presence;
import dev.casewire.sync.link.Snapshot;
import dev.casewire.sync.text.AdfText;
import dev.casewire.sync.text.CanonicalText;
import dev.casewire.sync.text.WikiText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the Jira source shows into the sync's own terms, texts in canonical form. Thread-safe. */
final class IssueReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SyncConfig config;

    IssueReader(SyncConfig config) {
        this.config = config;
    }

    Observation issue(IssueSnapshot issue) {
        if (issue.getMarkerNonce() != null) {
            return marker(issue.getMarkerNonce(), issue.getSite(), SyncTopics.ISSUES, issue.getMarkerPartitions());
        }
        IssueId id = new IssueId(issue.getSite(), issue.getIssueId());
        Version version = new Version(issue.getEpoch(), issue.getFetchStart().toEpochMilli());
        if (issue.getGone() != null) {
            return new Observation.OfGone(new LinkEvent.Gone(id, version, presence(issue.getGone())));
        }
        boolean isOurs = isOurs(issue.getSite(), issue.getCreator());
        return new Observation.OfThing(
                new ThingSeen(id, version, snapshot(issue), issue.getStamp(), isOurs, isInScope(issue)));
    }

    private Snapshot snapshot(IssueSnapshot issue) {
        Map<FieldName, String> values = new HashMap<>();
        values.put(FieldName.TITLE, CanonicalText.line(text(issue.getSummary())));
        values.put(FieldName.DESCRIPTION, body(issue.getDescription(), issue.getDescriptionFormat()));
        values.put(FieldName.STATUS, text(issue.getStatus()));
        if (issue.getWatchers() != null) {
            values.put(FieldName.WATCHERS, CanonicalText.set(issue.getWatchers()));
        }
        values.put(FieldName.CASE_INFO, "");
        for (IssueField field : issue.getFields()) {
            values.put(new FieldName(field.getName()), CanonicalText.of(field.getValue()));
        }
        String key = issue.getKey();
        return new Snapshot(values, null, key == null ? issue.getIssueId() : key);
    }

    private boolean isInScope(IssueSnapshot issue) {
        boolean isKnown = config.sites().isEmpty() || site(issue.getSite()) != null;
        Scope.Age age = new Scope.Age(issue.getCreated(), config.relation().isDone(text(issue.getStatus())));
        return isKnown
                && config.scope()
                        .takesIssue(
                                text(issue.getProjectKey()),
                                text(issue.getIssueType()),
                                Set.copyOf(issue.getLabels()),
                                age);
    }

    Observation comment(IssueComment comment) {
        if (comment.getMarkerNonce() != null) {
            return marker(
                    comment.getMarkerNonce(),
                    comment.getSite(),
                    SyncTopics.ISSUE_COMMENTS,
                    comment.getMarkerPartitions());
        }
        IssueId id = new IssueId(comment.getSite(), comment.getIssueId());
        Version version =
                new Version(comment.getEpoch(), comment.getFetchStart().toEpochMilli());
        if (comment.getGone() != null) {
            return SourceItems.gone(id, ItemKind.COMMENT, comment.getCommentId(), version);
        }
        ItemContent content = new ItemContent(
                body(comment.getBody(), comment.getBodyFormat()),
                text(comment.getAuthorName()),
                SourceItems.minute(comment.getCreated()),
                comment.getRestricted() ? ItemContent.State.RESTRICTED : ItemContent.State.READY,
                0);
        boolean isOurs = isOurs(comment.getSite(), comment.getAuthor());
        return SourceItems.seen(id, ItemKind.COMMENT, comment.getCommentId(), version, content, isOurs);
    }

    Observation attachment(IssueAttachment file) {
        if (file.getMarkerNonce() != null) {
            return marker(
                    file.getMarkerNonce(), file.getSite(), SyncTopics.ISSUE_ATTACHMENTS, file.getMarkerPartitions());
        }
        IssueId id = new IssueId(file.getSite(), file.getIssueId());
        Version version = new Version(file.getEpoch(), file.getFetchStart().toEpochMilli());
        if (file.getGone() != null) {
            return SourceItems.gone(id, ItemKind.ATTACHMENT, file.getAttachmentId(), version);
        }
        ItemContent content = SourceItems.file(
                file.getFileName(), file.getAuthor(), file.getCreated(), file.getStatus(), file.getSizeBytes());
        return SourceItems.seen(
                id,
                ItemKind.ATTACHMENT,
                file.getAttachmentId(),
                version,
                content,
                isOurs(file.getSite(), file.getAuthor()));
    }

    private static Observation marker(String nonce, String site, String topic, @Nullable Integer partitions) {
        return SourceItems.marker(nonce, Side.ISSUE, site, topic, partitions);
    }

    private boolean isOurs(String site, @Nullable String account) {
        Site known = site(site);
        return known != null && account != null && known.accounts().contains(account);
    }

    private @Nullable Site site(String host) {
        List<Site> sites = config.sites();
        return sites.stream()
                .filter(site -> site.host().equals(host))
                .findFirst()
                .orElse(null);
    }

    private static Presence presence(String gone) {
        return switch (gone) {
            case "deleted" -> Presence.DELETED;
            case "out of scope" -> Presence.OUT_OF_SCOPE;
            case "invisible" -> Presence.INVISIBLE;
            default ->
                throw new RejectedRecordException("gone must be invisible, out of scope or deleted, is '" + gone + "'");
        };
    }

    private static String body(@Nullable String body, @Nullable String format) {
        if (body == null) {
            return "";
        }
        return switch (format == null ? "plain" : format) {
            case "adf" -> adf(body);
            case "wiki" -> CanonicalText.of(WikiText.read(body));
            case "plain" -> CanonicalText.of(body);
            default -> throw new RejectedRecordException("a format must be adf, wiki or plain, is '" + format + "'");
        };
    }

    private static String adf(String body) {
        try {
            return AdfText.read(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new RejectedRecordException("a text in the format adf is no JSON");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
