// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.streams.RejectedRecordException;
import dev.casewire.sync.contract.FieldOutcome;
import dev.casewire.sync.contract.PartOutcome;
import dev.casewire.sync.contract.SyncControl;
import dev.casewire.sync.contract.SyncNotice;
import dev.casewire.sync.contract.SyncResult;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.PartResult;
import dev.casewire.sync.link.FieldResult;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records of others in the sync's own terms; what cannot be one is rejected with what is wrong with it. */
final class ContractReader {
    private ContractReader() {}

    static LinkEvent result(SyncResult result) {
        long at = result.getAt().toEpochMilli();
        if (result.getItemKind() != null) {
            ItemKey key = new ItemKey(
                    ItemKind.parse(result.getItemKind()),
                    ThingId.parse(required("originThing", result.getOriginThing())),
                    required("originId", result.getOriginId()));
            return new LinkEvent.ItemResult(key, result.getSequence(), at, parts(result.getParts()));
        }
        Map<String, FieldResult> fields = new HashMap<>();
        for (FieldOutcome field : result.getFields()) {
            fields.put(
                    field.getField(),
                    new FieldResult(
                            outcome(FieldResult.Outcome.class, field.getOutcome()),
                            field.getOverwritten(),
                            Set.copyOf(field.getUnresolved()),
                            field.getCause()));
        }
        ThingId thing = result.getThing().isEmpty() ? null : ThingId.parse(result.getThing());
        return new LinkEvent.Result(
                Side.parse(result.getSide()),
                result.getGeneration(),
                result.getSequence(),
                thing,
                at,
                result.getRefused(),
                fields);
    }

    private static List<PartResult> parts(List<PartOutcome> outcomes) {
        List<PartResult> parts = new ArrayList<>();
        for (PartOutcome part : outcomes) {
            parts.add(new PartResult(
                    part.getIndex(),
                    part.getRemoteId(),
                    outcome(PartResult.Outcome.class, part.getOutcome()),
                    part.getCause()));
        }
        return parts;
    }

    private static <E extends Enum<E>> E outcome(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw new RejectedRecordException(
                "an outcome must be one of " + List.of(type.getEnumConstants()) + ", is '" + text + "'");
    }

    /** What a person asks; null for questions to sources, which are not for us. */
    static @Nullable LinkEvent control(SyncControl control) {
        return switch (control.getKind()) {
            case "pause" -> new LinkEvent.Ask(LinkEvent.Request.PAUSE);
            case "resume" -> new LinkEvent.Ask(LinkEvent.Request.RESUME);
            case "retry" -> new LinkEvent.Ask(LinkEvent.Request.RETRY);
            case "unlink" -> new LinkEvent.Ask(LinkEvent.Request.UNLINK);
            case "link", "adopt" ->
                new LinkEvent.Join(
                        new CaseArn(required("caseArn", control.getCaseArn())),
                        new IssueId(required("site", control.getSite()), required("issueId", control.getIssueId())));
            case "ask" -> null;
            default ->
                throw new RejectedRecordException("kind must be pause, resume, retry, link, adopt, unlink or ask, is '"
                        + control.getKind() + "'");
        };
    }

    /** The link that a control record is about; that of the case where two things are named. */
    static String link(SyncControl control) {
        boolean namesTwo = control.getKind().equals("link") || control.getKind().equals("adopt");
        if (namesTwo) {
            return LinkId.bornAs(new CaseArn(required("caseArn", control.getCaseArn())))
                    .value();
        }
        return control.getLink().isEmpty() ? SyncTopics.EVERYBODY : control.getLink();
    }

    static Notice notice(SyncNotice notice) {
        LinkId link = new LinkId(notice.getLink());
        return switch (notice.getKind()) {
            case "paired" -> new Notice.Paired(ThingId.parse(required("thing", notice.getThing())), link);
            case "unlinked" -> new Notice.Unlinked(ThingId.parse(required("thing", notice.getThing())));
            case "create-opened" ->
                new Notice.CaseCreateOpened(link, notice.getAt().toEpochMilli());
            case "create-closed" -> new Notice.CaseCreateClosed(link);
            default ->
                throw new RejectedRecordException(
                        "kind must be paired, unlinked, create-opened or create-closed, is '" + notice.getKind() + "'");
        };
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new RejectedRecordException(field + " is missing");
        }
        return value;
    }
}
