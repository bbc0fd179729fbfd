// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.docs;

import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.AuditRecords;
import java.util.List;

/** A made-up record of a kind, with what such records hold. */
final class ExampleRecord {
    private ExampleRecord() {}

    static JiraAuditRecord named(String category, String action) {
        return of(new AuditKind(category, action, "", "R"));
    }

    static JiraAuditRecord of(AuditKind kind) {
        JiraAuditRecord.Builder record = kind.key().isEmpty()
                ? AuditRecords.cloud(kind.category(), kind.action())
                : AuditRecords.dataCenter(kind.key(), kind.action()).setCategory(kind.category());
        return record.setObjects(objects(kind)).setChangedValues(changes(kind)).build();
    }

    private static List<AuditObject> objects(AuditKind kind) {
        String action = kind.action();
        AuditObject user = AuditRecords.thing("USER", "JIRAUSER10200", "ann");
        AuditObject group = AuditRecords.thing("GROUP", null, "jira-software-users");
        AuditObject project = AuditRecords.thing("PROJECT", "10100", "Acme");
        if (action.contains("token")) {
            return List.of(AuditRecords.thing("User", "JIRAUSER10200", "ann"));
        }
        return switch (kind.category()) {
            case "group management" ->
                action.startsWith("User") || action.contains("membership") ? List.of(group, user) : List.of(group);
            case "user management" ->
                action.contains("directory")
                        ? List.of(AuditRecords.thing("USER_DIRECTORY", "2", "Corporate directory"))
                        : List.of(user);
            case "Security" -> List.of(user);
            case "permissions" ->
                action.startsWith("Global")
                        ? List.of(AuditRecords.thing("PERMISSIONS", null, "Global Permissions"))
                        : action.contains("project") ? List.of(project, scheme()) : List.of(scheme());
            case "applications" -> List.of(group);
            case "apps" -> List.of(AuditRecords.thing("APP", "com.acme.app", "Acme for Jira"));
            case "projects" ->
                action.contains("role")
                        ? List.of(AuditRecords.thing("PROJECT_ROLE", "10002", "Developers"), project)
                        : List.of(project);
            case "Auditing", "System", "search", "migration" -> List.of();
            default ->
                action.contains("project")
                        ? List.of(project, scheme())
                        : List.of(AuditRecords.thing("THING", "10300", "A thing of this kind"));
        };
    }

    private static AuditObject scheme() {
        return AuditRecords.thing("SCHEME", "10001", "Acme scheme");
    }

    private static List<AuditChange> changes(AuditKind kind) {
        String action = kind.action();
        if (action.startsWith("Global permission")) {
            boolean isAdded = action.endsWith("added");
            return List.of(
                    AuditRecords.change(
                            "Permission", isAdded ? "" : "Make bulk changes", isAdded ? "Make bulk changes" : ""),
                    AuditRecords.change("Group", isAdded ? "" : "bulk-change", isAdded ? "bulk-change" : ""));
        }
        if (action.equals("Permission scheme updated")) {
            return List.of(
                    AuditRecords.change("Permission", "", "Manage Sprints"),
                    AuditRecords.change("Type", "", "Project Role"),
                    AuditRecords.change("Value", "", "Administrators"));
        }
        if (action.startsWith("Project roles")) {
            return List.of(AuditRecords.change("Users", "ann", "ann, bob"));
        }
        if (action.equals("User updated") || action.equals("User Changed")) {
            return List.of(AuditRecords.change("Email", "ann@old.example", "ann@new.example"));
        }
        return action.endsWith("updated") ? List.of(AuditRecords.change("Name", "Before", "After")) : List.of();
    }
}
