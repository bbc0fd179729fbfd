// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.item.ItemKey;
import dev.casewire.sync.item.ItemKind;
import dev.casewire.sync.item.ItemState;
import dev.casewire.sync.item.Part;
import dev.casewire.sync.link.Items;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.store.StateStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** The items of one link, each in a record of its own. Not thread-safe. */
final class StoredItems implements Items {
    private final String link;
    private final StateStore<ItemState> items;
    private final KeyValueStore<String, byte[]> copies;

    StoredItems(String link, StateStore<ItemState> items, KeyValueStore<String, byte[]> copies) {
        this.link = link;
        this.items = items;
        this.copies = copies;
    }

    /** Key of an item in stores: the link, then the item. */
    static String key(String link, ItemKey item) {
        return link + LinkStage.BETWEEN + item.text();
    }

    @Override
    public Optional<ItemState> find(ItemKey key) {
        return items.find(key(link, key));
    }

    @Override
    public Optional<ItemKey> ownerOfCopy(ThingId thing, String remoteId) {
        byte[] owner = copies.get(copyKey(thing, remoteId));
        return owner == null ? Optional.empty() : Optional.of(ItemKey.parse(new String(owner, StandardCharsets.UTF_8)));
    }

    void put(ItemState item, LinkState state) {
        items.put(key(link, item.key()), item);
        boolean isNote = item.key().kind() == ItemKind.NOTE;
        ThingId target = isNote ? item.key().origin() : state.thing(item.key().target());
        byte[] owner = item.key().text().getBytes(StandardCharsets.UTF_8);
        for (Part part : item.parts()) {
            if (part.remoteId() != null && target != null) {
                String key = copyKey(target, part.remoteId());
                if (!Arrays.equals(owner, copies.get(key))) {
                    copies.put(key, owner);
                }
            }
        }
    }

    private String copyKey(ThingId thing, String remoteId) {
        return link + LinkStage.BETWEEN + thing.text() + LinkStage.BETWEEN + remoteId;
    }
}
