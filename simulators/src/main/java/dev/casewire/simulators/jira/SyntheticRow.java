// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.simulators.jira.SyntheticSite.Person;
import dev.casewire.simulators.jira.SyntheticSite.Thing;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A Cloud audit record in the making. What is null is left out, as Jira does. */
final class SyntheticRow {

    private final ObjectNode row = SourceRows.JSON.createObjectNode();
    private final ArrayNode changes = SourceRows.JSON.createArrayNode();
    private final ArrayNode items = SourceRows.JSON.createArrayNode();

    SyntheticRow(long id, String created) {
        row.put("id", id);
        row.put("created", created);
        row.put("eventSource", "");
    }

    static <T> T oneOf(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    SyntheticRow is(String summary, String category) {
        row.put("summary", summary).put("category", category);
        return this;
    }

    SyntheticRow by(Person person) {
        row.put("authorKey", person.key()).put("authorAccountId", person.accountId());
        return from(person.address());
    }

    SyntheticRow from(String address) {
        row.put("remoteAddress", address);
        return this;
    }

    SyntheticRow object(
            @Nullable String id, String name, String type, @Nullable String parentId, @Nullable String parentName) {
        row.set("objectItem", item(id, name, type, parentId, parentName));
        return this;
    }

    SyntheticRow changed(String field, @Nullable String from, @Nullable String to) {
        ObjectNode change = SourceRows.JSON.createObjectNode().put("fieldName", field);
        putIfThere(change, "changedFrom", from);
        putIfThere(change, "changedTo", to);
        changes.add(change);
        return this;
    }

    SyntheticRow associated(String id, String name, String type) {
        items.add(item(id, name, type, null, null));
        return this;
    }

    SyntheticRow associated(Thing user) {
        items.add(item(user.id(), user.name(), "USER", "10000", "Directory"));
        return this;
    }

    String json() {
        if (!changes.isEmpty()) {
            row.set("changedValues", changes);
        }
        if (!items.isEmpty()) {
            row.set("associatedItems", items);
        }
        return row.toString();
    }

    private static ObjectNode item(
            @Nullable String id, String name, String type, @Nullable String parentId, @Nullable String parentName) {
        ObjectNode item = SourceRows.JSON.createObjectNode();
        putIfThere(item, "id", id);
        item.put("name", name).put("typeName", type);
        putIfThere(item, "parentId", parentId);
        putIfThere(item, "parentName", parentName);
        return item;
    }

    private static void putIfThere(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
