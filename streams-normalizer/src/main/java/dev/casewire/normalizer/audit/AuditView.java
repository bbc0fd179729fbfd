// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.JiraAuditRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An audit record as rules read it. Things that the source lists twice stand once; an entry without a type but with a number
 * that Data Center puts behind a thing (its user directory, say) has become that thing's parent. Not thread-safe.
 */
public final class AuditView {
    /** Data Center's author id of the system itself. */
    public static final String SYSTEM_ID = "-1";

    /** Data Center's author id of whoever is not logged in. */
    public static final String ANONYMOUS_ID = "-2";

    /** Cloud gives the users that apps act as keys with this beginning. */
    public static final String APP_KEY_PREFIX = "addon_";

    private static final String CLOUD = "cloud";

    private static final int FEW = 8;

    private final AuditRecord record;
    private @Nullable List<Thing> things;
    private @Nullable List<AuditChange> changes;

    private AuditView(AuditRecord record) {
        this.record = record;
    }

    public static AuditView of(AuditRecord record) {
        return new AuditView(record);
    }

    private static List<Thing> united(List<Thing> listed) {
        List<Thing> things = new ArrayList<>(listed.size());
        for (Thing thing : listed) {
            Thing last = things.isEmpty() ? null : things.get(things.size() - 1);
            if (thing.isParentEntry() && last != null && last.type() != null && !last.hasParent()) {
                things.set(things.size() - 1, last.withParent(thing));
            } else {
                things.add(thing);
            }
        }
        return things.size() > FEW ? List.copyOf(new LinkedHashSet<>(things)) : distinct(things);
    }

    /** Comparing a handful with each other is cheaper than hashing each. */
    private static List<Thing> distinct(List<Thing> things) {
        for (int i = things.size() - 1; i > 0; i--) {
            Thing thing = things.get(i);
            for (int before = 0; before < i; before++) {
                if (thing.isSame(things.get(before))) {
                    things.remove(i);
                    break;
                }
            }
        }
        return Collections.unmodifiableList(things);
    }

    /** The record itself, decoded. */
    public JiraAuditRecord record() {
        return record.decoded();
    }

    /** What changed, value by value. */
    public List<AuditChange> changes() {
        List<AuditChange> known = changes;
        if (known == null) {
            known = record.changes();
            changes = known;
        }
        return known;
    }

    /** The touched things, the main one first. */
    public List<Thing> things() {
        List<Thing> known = things;
        if (known == null) {
            known = united(record.things());
            things = known;
        }
        return known;
    }

    /** Whether lists of users hold Atlassian account ids, as they do on Cloud, or names. */
    public boolean namesUsersByAccountId() {
        return CLOUD.equals(record.shape());
    }

    /** Id of who acted; null where that is the system, an anonymous visitor or nobody named. */
    public @Nullable String authorUid() {
        AuditAuthor author = record().getAuthor();
        if (author == null || !isPerson(author)) {
            return null;
        }
        String id = Text.firstOf(author.getAccountId(), author.getId());
        return id == null ? Text.orNull(author.getKey()) : id;
    }

    /** Name of who acted; null where that is the system, an anonymous visitor or nobody named. */
    public @Nullable String authorName() {
        AuditAuthor author = record().getAuthor();
        return author == null || !isPerson(author) ? null : Text.orNull(author.getName());
    }

    private static boolean isPerson(AuditAuthor author) {
        String id = author.getId();
        return !SYSTEM_ID.equals(id) && !ANONYMOUS_ID.equals(id) && !"system".equalsIgnoreCase(author.getType());
    }

    /** Whether one of the things is the user of this key. */
    public boolean hasUser(String key) {
        for (Thing thing : things()) {
            if (key.equals(thing.id()) && thing.isOf("USER")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Position of the n-th thing of a type, -1 where there is none.
     *
     * @param type in any letter case; null for any type but users and groups, which would be taken for what they are not
     * @param nth from 0
     */
    public int indexOf(@Nullable String type, int nth) {
        int left = nth;
        List<Thing> things = things();
        for (int i = 0; i < things.size(); i++) {
            Thing thing = things.get(i);
            if ((type == null ? !thing.isPrincipal() : thing.isOf(type)) && left-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** How many things are of a type, in any letter case. */
    public int count(String type) {
        int count = 0;
        for (Thing thing : things()) {
            count += thing.isOf(type) ? 1 : 0;
        }
        return count;
    }

    /** Position of the first changed value with one of the names or keys, in any letter case; -1 where there is none. */
    public int indexOfChange(List<String> names) {
        List<AuditChange> changes = changes();
        for (int i = 0; i < changes.size(); i++) {
            AuditChange change = changes.get(i);
            if (isOneOf(change.getKey(), names) || isOneOf(change.getName(), names)) {
                return i;
            }
        }
        return -1;
    }

    /** Position of the first changed value that has that side and none of the names or keys; -1 where there is none. */
    int indexOfOtherChange(List<String> names, Reading.Side side) {
        List<AuditChange> changes = changes();
        for (int i = 0; i < changes.size(); i++) {
            AuditChange change = changes.get(i);
            if (Reading.value(change, side) != null
                    && !isOneOf(change.getKey(), names)
                    && !isOneOf(change.getName(), names)) {
                return i;
            }
        }
        return -1;
    }

    /** Position of the first extra attribute with one of the names or keys, in any letter case; -1 where there is none. */
    public int indexOfAttribute(List<String> names) {
        var attributes = record().getAttributes();
        for (int i = 0; i < attributes.size(); i++) {
            if (isOneOf(attributes.get(i).getKey(), names)
                    || isOneOf(attributes.get(i).getName(), names)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOneOf(@Nullable String name, List<String> names) {
        if (name == null || name.isEmpty()) {
            return false;
        }
        for (String wanted : names) {
            if (wanted.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
