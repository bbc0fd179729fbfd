// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.AuditAuthor;
import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.audit.Thing;
import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventSlot;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes who acted. Where the source names nobody, the event says that Jira itself did (or whom the rule knows), and
 * {@code unmapped.actor_missing} says that this is our reading: on Cloud the identity platform acts without a name.
 */
final class Actor {
    private static final int UNKNOWN = 0;
    private static final int USER = 1;
    private static final int SYSTEM = 3;
    private static final int SERVICE = 4;

    /** Types of Data Center that {@code type_id} tells as well. */
    private static final Set<String> TOLD_BY_TYPE_ID = Set.of("ApplicationUser", "user", "system");

    private final EventSlot uid;
    private final EventSlot uidAlt;
    private final EventSlot name;
    private final EventSlot typeId;
    private final EventSlot appName;

    Actor(EventClass eventClass) {
        this.uid = eventClass.slot("actor.user.uid");
        this.uidAlt = eventClass.slot("actor.user.uid_alt");
        this.name = eventClass.slot("actor.user.name");
        this.typeId = eventClass.slot("actor.user.type_id");
        this.appName = eventClass.slot("actor.app_name");
    }

    /** Writes the actor of a record; {@code event} may know who acted where the record does not say. */
    void write(AuditView view, BoundEvent event, EventDraft draft) {
        AuditAuthor author = view.record().getAuthor();
        String accountId = author == null ? null : Text.firstOf(author.getAccountId(), author.getId());
        String key = author == null ? null : Text.orNull(author.getKey());
        String authorName = author == null ? null : Text.orNull(author.getName());
        if (author == null || (accountId == null && key == null && authorName == null)) {
            writeMissing(event, draft);
            return;
        }
        uid.put(draft, accountId == null ? key : accountId);
        uidAlt.put(draft, accountId == null ? null : key == null ? userKey(view, author) : key);
        name.put(draft, authorName);
        typeId.put(draft, type(author, accountId, key));
        String type = Text.orNull(author.getType());
        draft.unmapped("author_type", type == null || TOLD_BY_TYPE_ID.contains(type) ? null : type);
        draft.unmapped("author_uri", Text.orNull(author.getUri()));
        draft.unmapped("author_avatar_uri", Text.orNull(author.getAvatarUri()));
    }

    /** The key that goes with Data Center's number, where the record itself shows that there is a user of that key. */
    private static @Nullable String userKey(AuditView view, AuditAuthor author) {
        String number = Text.orNull(author.getId());
        String userKey = number == null ? null : Thing.USER_KEY + number;
        return userKey != null && view.hasUser(userKey) ? userKey : null;
    }

    private void writeMissing(BoundEvent event, EventDraft draft) {
        Object knownUid = event.actorUid(draft);
        Object knownName = event.actorName(draft);
        if (knownUid == null && knownName == null) {
            name.put(draft, "System");
            typeId.put(draft, SYSTEM);
            appName.put(draft, "Jira");
        } else {
            uid.put(draft, knownUid);
            name.put(draft, knownName);
            typeId.put(draft, USER);
        }
        draft.unmapped("actor_missing", true);
    }

    private static int type(AuditAuthor author, @Nullable String id, @Nullable String key) {
        if (AuditView.SYSTEM_ID.equals(id) || "system".equalsIgnoreCase(author.getType())) {
            return SYSTEM;
        }
        if (AuditView.ANONYMOUS_ID.equals(id)) {
            return UNKNOWN;
        }
        return key != null && key.startsWith(AuditView.APP_KEY_PREFIX) ? SERVICE : USER;
    }
}
