// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.streams.RejectedRecordException;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.item.ItemContent;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.link.LinkEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What snapshots of both sides have in common. */
final class SourceItems {
    /** As headers show it: to the minute, in UTC. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    private SourceItems() {}

    static String minute(@Nullable Instant time) {
        return time == null ? "" : MINUTE.format(time);
    }

    static Observation seen(
            ThingId thing, ItemKind kind, String id, Version version, ItemContent content, boolean isOurs) {
        boolean isRemark = kind == ItemKind.COMMENT && PeerTags.isRemark(content.text());
        return new Observation.OfItem(
                thing,
                kind.text() + '|' + id,
                new LinkEvent.ItemSeen(thing, kind, id, version, content, isOurs || isRemark));
    }

    static Observation gone(ThingId thing, ItemKind kind, String id, Version version) {
        return new Observation.OfItem(thing, kind.text() + '|' + id, new LinkEvent.ItemGone(thing, kind, id, version));
    }

    /** Metadata of a file; one whose scan is not over waits. */
    static ItemContent file(
            @Nullable String name,
            @Nullable String author,
            @Nullable Instant created,
            @Nullable String status,
            @Nullable Long size) {
        ItemContent.State state = switch (status == null ? "Pending" : status) {
            case "Verified" -> ItemContent.State.READY;
            case "Failed" -> ItemContent.State.FAILED;
            default -> ItemContent.State.PENDING;
        };
        return new ItemContent(
                name == null ? "" : name,
                author == null ? "" : author,
                minute(created),
                state,
                size == null ? 0 : size);
    }

    static Observation marker(String nonce, Side side, String source, String topic, @Nullable Integer partitions) {
        if (partitions == null || partitions < 1) {
            throw new RejectedRecordException("a marker must say in how many partitions its source answers");
        }
        return new Observation.OfMarker(new Marker(nonce, side, source, topic, 0, partitions));
    }
}
