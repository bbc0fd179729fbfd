// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.contract.ExpectedValue;
import dev.casewire.sync.contract.HeldField;
import dev.casewire.sync.contract.ItemWrite;
import dev.casewire.sync.contract.LinkSummary;
import dev.casewire.sync.contract.SyncCommand;
import dev.casewire.sync.contract.SyncControl;
import dev.casewire.sync.contract.SyncDecision;
import dev.casewire.sync.contract.SyncNotice;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldState;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.item.PartWrite;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.Decision;
import dev.casewire.sync.link.FieldWrite;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.link.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sync's own terms as the records that others read. */
final class ContractWriter {
    private ContractWriter() {}

    static SyncCommand command(Command command) {
        SyncCommand.Builder record = SyncCommand.newBuilder()
                .setLink(command.link().value())
                .setSide(command.side().text())
                .setGeneration(command.generation())
                .setSequence(command.sequence())
                .setNotAfter(time(command.notAfter()));
        if (command instanceof Command.ForThing thing) {
            return record.setKind(thing.kind().name().toLowerCase(Locale.ROOT))
                    .setThing(text(thing.thing()))
                    .setCounterpart(text(thing.counterpart()))
                    .setIssuedAt(time(thing.issuedAt()))
                    .setWrites(
                            thing.writes().stream().map(ContractWriter::write).toList())
                    .build();
        }
        Command.ForItem item = (Command.ForItem) command;
        return record.setKind("item")
                .setThing(item.thing().text())
                .setIssuedAt(time(item.issuedAt()))
                .setWrites(List.of())
                .setItem(new ItemWrite(
                        item.item().kind().text(),
                        item.item().origin().text(),
                        item.item().id(),
                        item.parts().stream().map(ContractWriter::part).toList()))
                .build();
    }

    private static dev.casewire.sync.contract.FieldWrite write(FieldWrite write) {
        return dev.casewire.sync.contract.FieldWrite.newBuilder()
                .setField(write.field().value())
                .setExpected(
                        write.expected().stream().map(ContractWriter::expected).toList())
                .setWanted(write.wanted())
                .setVia(write.via())
                .setDetail(write.detail())
                .setReportsReplaced(write.isConflict())
                .build();
    }

    private static ExpectedValue expected(FieldWrite.Expected expected) {
        return ExpectedValue.newBuilder()
                .setSha256(expected.value().hex())
                .setEpoch(expected.at() == null ? null : expected.at().epoch())
                .setFetchStart(expected.at() == null ? null : time(expected.at().fetchStart()))
                .build();
    }

    private static dev.casewire.sync.contract.PartWrite part(PartWrite part) {
        return dev.casewire.sync.contract.PartWrite.newBuilder()
                .setIndex(part.index())
                .setRemoteId(part.remoteId())
                .setExpected(part.expected() == null ? null : part.expected().hex())
                .setMarker(part.marker())
                .setText(part.text())
                .build();
    }

    static SyncDecision decision(LinkId link, Decision decision, Instant at) {
        FieldName field = decision.field();
        return new SyncDecision(
                link.value(), null, decision.kind(), field == null ? null : field.value(), decision.reason(), at);
    }

    static SyncNotice notice(Notice notice, Instant at) {
        if (notice instanceof Notice.Paired paired) {
            return new SyncNotice(
                    "paired", paired.link().value(), paired.thing().text(), at);
        } else if (notice instanceof Notice.Unlinked unlinked) {
            return new SyncNotice("unlinked", "", unlinked.thing().text(), at);
        } else if (notice instanceof Notice.CaseCreateOpened opened) {
            return new SyncNotice("create-opened", opened.link().value(), null, at);
        }
        return new SyncNotice(
                "create-closed", ((Notice.CaseCreateClosed) notice).link().value(), null, at);
    }

    /** The key under which the sources' own records of the thing are partitioned. */
    static String noticeKey(Notice notice) {
        if (notice instanceof Notice.Paired paired) {
            return sourceKey(paired.thing());
        }
        return notice instanceof Notice.Unlinked unlinked ? sourceKey(unlinked.thing()) : SyncTopics.EVERYBODY;
    }

    private static String sourceKey(ThingId thing) {
        return thing instanceof IssueId issue ? issue.site() + ':' + issue.id() : ((CaseArn) thing).value();
    }

    static SyncControl question(String nonce, String by, Instant at) {
        return SyncControl.newBuilder()
                .setKind("ask")
                .setLink("")
                .setNonce(nonce)
                .setBy(by)
                .setAt(at)
                .build();
    }

    static LinkSummary summary(LinkState state, Instant at) {
        Map<FieldName, FieldState> fields = new TreeMap<>(state.fields());
        List<HeldField> held = new ArrayList<>();
        List<String> open = new ArrayList<>();
        fields.forEach((name, field) -> {
            if (field.held() != null) {
                held.add(new HeldField(name.value(), field.held().reason()));
            }
            if (field.flight() != null) {
                open.add(name.value());
            }
        });
        IssueId issue = state.issue();
        return LinkSummary.newBuilder()
                .setLink(state.id().value())
                .setStage(state.stage().text())
                .setGeneration(state.generation())
                .setCaseArn(state.caseArn() == null ? null : state.caseArn().value())
                .setSite(issue == null ? null : issue.site())
                .setIssueId(issue == null ? null : issue.id())
                .setIssueKey(state.on(Side.ISSUE).label())
                .setPredecessors(
                        state.predecessors().stream().map(CaseArn::value).toList())
                .setPaused(state.isPaused())
                .setParked(state.parked())
                .setStalled(state.isStalled())
                .setHeld(held)
                .setOpen(open)
                .setUpdatedAt(at)
                .build();
    }

    private static @Nullable String text(@Nullable ThingId thing) {
        return thing == null ? null : thing.text();
    }

    /** A note's command never gets too old; Avro's time is bounded by Java's. */
    private static Instant time(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
