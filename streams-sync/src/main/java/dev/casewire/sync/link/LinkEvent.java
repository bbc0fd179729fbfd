// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.item.ItemContent;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.PartResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a link hears. Each may be lost, late, repeated or out of order. */
public sealed interface LinkEvent {
    /** A thing of the link was read whole. */
    record Seen(ThingId thing, Version version, Snapshot snapshot, Claim claim) implements LinkEvent {}

    /** A thing turned out to belong to another link. */
    record Left(ThingId thing, LinkId to) implements LinkEvent {}

    /** A thing is not shown any more. */
    record Gone(ThingId thing, Version version, Presence presence) implements LinkEvent {}

    /**
     * An item of a thing was seen.
     *
     * @param id its id within the thing
     * @param content what it says
     * @param isOurs true where our own account wrote it
     */
    record ItemSeen(ThingId thing, ItemKind kind, String id, Version version, ItemContent content, boolean isOurs)
            implements LinkEvent {}

    /** An item of a thing is gone. */
    record ItemGone(ThingId thing, ItemKind kind, String id, Version version) implements LinkEvent {}

    /**
     * What a sink did with a command for a thing.
     *
     * @param thing what was written or created; null where a create came to nothing
     * @param at end of it in the target's time
     * @param refused cause of a permanent refusal of the whole command
     * @param fields outcome by field
     */
    record Result(
            Side side,
            int generation,
            long sequence,
            @Nullable ThingId thing,
            long at,
            @Nullable String refused,
            Map<String, FieldResult> fields)
            implements LinkEvent {}

    /** What a sink did with a command for an item. */
    record ItemResult(ItemKey item, long sequence, long at, List<PartResult> parts) implements LinkEvent {}

    /** A person links a case and an issue. */
    record Join(CaseArn caseArn, IssueId issue) implements LinkEvent {}

    /** A person asks something of the link. */
    record Ask(Request request) implements LinkEvent {}

    /** Time passed for the link. */
    record Tick() implements LinkEvent {}

    /**
     * Time passed for an item, or the link can take more.
     *
     * @param isRetried true where a person asked to try again what was refused
     */
    record ItemTick(ItemKey item, boolean isRetried) implements LinkEvent {}

    /** What a person can ask. */
    enum Request {
        PAUSE,
        RESUME,
        RETRY,
        UNLINK
    }
}
