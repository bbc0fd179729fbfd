// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.sync;

import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.field.CaseFacts;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.item.ItemContent;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.ItemState;
import dev.casewire.sync.item.PartResult;
import dev.casewire.sync.item.PartWrite;
import dev.casewire.sync.link.Claim;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.Environment;
import dev.casewire.sync.link.FieldResult;
import dev.casewire.sync.link.FieldWrite;
import dev.casewire.sync.link.Items;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.link.Outcome;
import dev.casewire.sync.link.Snapshot;
import dev.casewire.sync.link.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A paired link with comments, over which people edit titles, descriptions and comments in turn: every write of the sync is
 * executed at once, answered, and seen again. Not thread-safe.
 */
final class BusyLink implements Items {
    private static final String REPORT = "words of a report. ".repeat(100).strip();

    private final Transition transition = new Transition(SyncConfig.DEFAULTS.rules());
    private final Map<ItemKey, ItemState> items = new HashMap<>();
    private final Map<String, ItemKey> owners = new HashMap<>();
    private final Map<FieldName, String> onCase = values("Detection and Analysis");
    private final Map<FieldName, String> onIssue = values("In Progress");
    private final Deque<LinkEvent> events = new ArrayDeque<>();
    private final int comments;
    private final CaseArn theCase;
    private final IssueId issue;
    private LinkState state;
    private long now = 1;
    private long edits;
    private long commands;

    /** @param number tells the link from others */
    BusyLink(int number, int comments) {
        this.theCase = new CaseArn("arn:aws:security-ir:eu-west-1:111122223333:case/" + number);
        this.issue = new IssueId("acme.example", Integer.toString(number));
        this.state = LinkState.born(LinkId.bornAs(theCase), 0);
        this.comments = comments;
        events.add(new LinkEvent.Join(theCase, issue));
        for (Side side : Side.values()) {
            events.add(seen(side));
        }
        for (int i = 0; i < comments; i++) {
            events.add(comment(i));
        }
        while (!events.isEmpty()) {
            step();
        }
    }

    private static Map<FieldName, String> values(String status) {
        Map<FieldName, String> values = new HashMap<>();
        values.put(FieldName.TITLE, "Somebody clicked on a link");
        values.put(FieldName.DESCRIPTION, REPORT);
        values.put(FieldName.STATUS, status);
        values.put(FieldName.WATCHERS, "alice@acme.example\nbob@acme.example");
        values.put(FieldName.CASE_INFO, "");
        return values;
    }

    private Map<FieldName, String> shown(Side side) {
        return side == Side.CASE ? onCase : onIssue;
    }

    /** One event; true where it made a command. */
    boolean step() {
        if (events.isEmpty()) {
            people();
        }
        now++;
        Outcome outcome = transition.apply(state, this, events.remove(), new Environment(now, true, true));
        state = outcome.state();
        for (ItemState item : outcome.items()) {
            items.put(item.key(), item);
            item.parts().forEach(part -> {
                if (part.remoteId() != null) {
                    owners.put(part.remoteId(), item.key());
                }
            });
        }
        outcome.commands().forEach(this::execute);
        commands += outcome.commands().size();
        return !outcome.commands().isEmpty();
    }

    LinkState state() {
        return state;
    }

    Collection<ItemState> items() {
        return items.values();
    }

    long commands() {
        return commands;
    }

    /** Title, nothing new, a comment, description, nothing new: one after the other. */
    private void people() {
        edits++;
        Side side = edits % 2 == 0 ? Side.CASE : Side.ISSUE;
        switch ((int) (edits % 5)) {
            case 0 -> {
                shown(side).put(FieldName.TITLE, "Title " + edits);
                events.add(seen(side));
            }
            case 1 -> {
                shown(side).put(FieldName.DESCRIPTION, "Edit " + edits + " of " + REPORT);
                events.add(seen(side));
            }
            case 2 -> events.add(comment((int) (edits % comments)));
            default -> events.add(seen(side));
        }
    }

    private LinkEvent seen(Side side) {
        ThingId thing = side == Side.CASE ? theCase : issue;
        CaseFacts facts = side == Side.CASE ? new CaseFacts(true, null) : null;
        return new LinkEvent.Seen(
                thing,
                new Version(1, now),
                new Snapshot(new HashMap<>(shown(side)), facts, side == Side.CASE ? "4711" : "SEC-12"),
                new Claim.Bound(LinkId.bornAs(theCase), 0));
    }

    private LinkEvent comment(int number) {
        ItemContent content = ItemContent.text("Comment " + number + ", edit " + edits, "Alice", "2026-11-21T08:00Z");
        return new LinkEvent.ItemSeen(
                issue, ItemKind.COMMENT, Integer.toString(number), new Version(1, now), content, false);
    }

    private void execute(Command command) {
        if (command instanceof Command.ForThing thing) {
            Map<String, FieldResult> fields = new HashMap<>();
            for (FieldWrite write : thing.writes()) {
                shown(command.side()).put(write.field(), write.wanted());
                fields.put(write.field().value(), FieldResult.of(FieldResult.Outcome.APPLIED));
            }
            events.add(new LinkEvent.Result(
                    command.side(), command.generation(), command.sequence(), thing.thing(), now, null, fields));
            now++;
            events.add(seen(command.side()));
        } else if (command instanceof Command.ForItem item) {
            List<PartResult> parts = new ArrayList<>();
            for (PartWrite part : item.parts()) {
                String id = part.remoteId() == null ? "copy-" + item.item().id() : part.remoteId();
                parts.add(new PartResult(part.index(), id, PartResult.Outcome.APPLIED, null));
            }
            events.add(new LinkEvent.ItemResult(item.item(), item.sequence(), now, parts));
        }
    }

    @Override
    public Optional<ItemState> find(ItemKey key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public Optional<ItemKey> ownerOfCopy(ThingId thing, String remoteId) {
        return Optional.ofNullable(owners.get(remoteId));
    }
}
