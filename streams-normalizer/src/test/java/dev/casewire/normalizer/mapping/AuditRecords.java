// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Audit records by kind, as the sources write them. */
public final class AuditRecords {
    private AuditRecords() {}

    /** A Cloud record of one kind, by a named author, without things and changes. */
    public static JiraAuditRecord.Builder cloud(String category, String summary) {
        return JiraAuditRecord.newBuilder()
                .setSite("acme.example")
                .setShape("cloud")
                .setId("100")
                .setIdOrigin("source")
                .setCreated(Instant.parse("2026-11-20T09:59:58.123Z"))
                .setCreatedText("2026-11-20T09:59:58.123+0000")
                .setFetchedAt(Instant.parse("2026-11-20T10:00:00Z"))
                .setAction(summary)
                .setCategory(category)
                .setAuthor(AuditAuthor.newBuilder()
                        .setAccountId("5b10ac8d82e05b22cc7d4ef5")
                        .setKey("ug:admin")
                        .build())
                .setRemoteAddress("203.0.113.7")
                .setObjects(List.of())
                .setChangedValues(List.of())
                .setAttributes(List.of())
                .setSourceJson("{\"id\":100}");
    }

    /** A Data Center record of one kind. */
    public static JiraAuditRecord.Builder dataCenter(String actionKey, String action) {
        return cloud("permissions", action)
                .setShape("data_center")
                .setActionKey(actionKey)
                .setSystem("https://jira.acme.example")
                .setAuthor(AuditAuthor.newBuilder()
                        .setId("10000")
                        .setName("admin")
                        .setType("ApplicationUser")
                        .build());
    }

    public static AuditObject thing(@Nullable String type, @Nullable String id, @Nullable String name) {
        return AuditObject.newBuilder()
                .setRole("object")
                .setTypeName(type)
                .setId(id)
                .setName(name)
                .build();
    }

    public static AuditChange change(String name, @Nullable String from, @Nullable String to) {
        return AuditChange.newBuilder().setName(name).setFrom(from).setTo(to).build();
    }

    public static JiraAuditRecord userAddedToGroup() {
        return cloud("group management", "User added to group")
                .setObjects(List.of(thing("GROUP", null, "jira-administrators"), thing("USER", "ug:1", "ug:1")))
                .build();
    }

    /** Lists of users and groups before and after, null for a list that the record does not have. */
    public static JiraAuditRecord rolesChanged(
            @Nullable String usersBefore,
            @Nullable String usersAfter,
            @Nullable String groupsBefore,
            @Nullable String groupsAfter) {
        List<AuditChange> changes = new ArrayList<>();
        changes.add(change("Users", usersBefore, usersAfter));
        changes.add(change("Groups", groupsBefore, groupsAfter));
        return cloud("projects", "Project roles changed")
                .setObjects(List.of(thing("PROJECT_ROLE", "10002", "Developers"), thing("PROJECT", "10100", "Acme")))
                .setChangedValues(changes)
                .build();
    }
}
