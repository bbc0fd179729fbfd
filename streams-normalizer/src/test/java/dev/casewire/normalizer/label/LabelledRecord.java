// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.label;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.AuditRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A record of a label's kind and shape with the content that its row is for; each value in it stands nowhere else. */
final class LabelledRecord {
    private static final String APPLICATION = "APPLICATION";
    private static final Pattern OBJECT =
            Pattern.compile("(?:objectItem |affectedObjects\\[|associatedItems\\[)([A-Za-z_]+)|= the application$");
    private static final Pattern ATTRIBUTE = Pattern.compile("extraAttributes\\[([^\\]]+)\\]");

    private final HandLabel label;

    LabelledRecord(HandLabel label) {
        this.label = label;
    }

    JiraAuditRecord record() {
        JiraAuditRecord.Builder record = label.isDataCenter()
                ? AuditRecords.dataCenter(label.key(), label.action())
                : AuditRecords.cloud(label.category(), label.action()).setShape(label.shape());
        return record.setCategory(label.category())
                .setAuthor(author())
                .setObjects(objects())
                .setChangedValues(changes())
                .setAttributes(attributes())
                .build();
    }

    private @Nullable AuditAuthor author() {
        if (label.isActorAbsent()) {
            return null;
        }
        if (label.isAnonymousNobody()) {
            return AuditAuthor.newBuilder().setId("-2").setName("Anonymous").build();
        }
        return switch (label.shape()) {
            case "dc" ->
                AuditAuthor.newBuilder()
                        .setId("4711")
                        .setName("author-name")
                        .setType("ApplicationUser")
                        .build();
            case "server" -> AuditAuthor.newBuilder().setKey("author-key").build();
            default ->
                AuditAuthor.newBuilder()
                        .setAccountId("author-account")
                        .setKey("author-key")
                        .build();
        };
    }

    private List<AuditObject> objects() {
        Map<String, AuditObject> objects = new LinkedHashMap<>();
        for (String type : types(label.privileges() + "; " + label.target())) {
            boolean isGroup = type.equals("GROUP");
            objects.putIfAbsent(type, AuditRecords.thing(type, isGroup ? null : id(type), name(type)));
        }
        if (label.action().equals("Group membership changed") || label.target().contains("objectItem GROUP")) {
            objects.putIfAbsent("GROUP", AuditRecords.thing("GROUP", null, name("GROUP")));
        }
        List<AuditObject> main = new ArrayList<>();
        Matcher item = Pattern.compile("objectItem ([A-Z_]+)").matcher(label.target() + " " + label.privileges());
        if (item.find()) {
            main.add(objects.remove(item.group(1)));
        }
        main.addAll(objects.values());
        if (label.target().contains("the further affectedObjects[VERSION]")) {
            main.add(AuditRecords.thing("VERSION", "id-further", furtherName("VERSION")));
        }
        return main;
    }

    /** Types of the record's things that a text names. */
    static List<String> types(String text) {
        List<String> types = new ArrayList<>();
        Matcher found = OBJECT.matcher(text);
        while (found.find()) {
            types.add(found.group(1) == null ? APPLICATION : found.group(1));
        }
        return types;
    }

    /** Name of the second object of a type. */
    String furtherName(String type) {
        return "further-" + type;
    }

    /** What the record's changed values say on one side: those of a name, or all of them. */
    List<String> changed(String name, boolean isNew) {
        List<String> values = new ArrayList<>();
        for (AuditChange change : changes()) {
            String value = isNew ? change.getTo() : change.getFrom();
            if (value == null || !(name.isEmpty() || name.equals(change.getName()))) {
                continue;
            }
            boolean isState = "Active / Inactive".equals(change.getName());
            values.add(isState ? "\"is_disabled\":" + value.equals("Inactive") : value);
        }
        return values;
    }

    /** Id of the object of a type. */
    static String id(String type) {
        return "id-" + type;
    }

    /** Name of the object of a type. */
    String name(String type) {
        return type.equals("GROUP") && label.when().contains("administrator rights") ? "site-admins" : "name-" + type;
    }

    private List<AuditChange> changes() {
        String when = label.when();
        if (when.startsWith("Active / Inactive")) {
            boolean isEnabled = when.contains("Inactive to Active");
            return List.of(
                    change("Active / Inactive", isEnabled ? "Inactive" : "Active", isEnabled ? "Active" : "Inactive"));
        }
        return switch (label.action()) {
            case "Global permission added", "Global permission deleted" -> globalPermission(when);
            case "Permission scheme updated" -> grant(when);
            case "Project roles changed", "Project roles updated" -> roles(when);
            case "Cloud Email settings created" ->
                List.of(change("id", null, "new-id"), change("emailAddress", null, "new-address"));
            case "Request type deleted" -> List.of(change("id", "old-id", null), change("name", "old-name", null));
            case "User created" ->
                List.of(
                        change("Username", null, name("USER")),
                        change("Full name", null, "new-full-name"),
                        change("Email", null, "new-email"));
            case "User updated", "User Changed" -> List.of(change("Email", "old-email", "new-email"));
            case "User renamed" -> List.of(change("Username", "old-username", "new-username"));
            default -> hasData() ? List.of(change("Field", "old-value", "new-value")) : List.of();
        };
    }

    private boolean hasData() {
        return label.target().contains("changedValues[]");
    }

    private List<AuditChange> globalPermission(String when) {
        String permission = when.contains("administering") ? "Administer Jira" : "Make bulk changes";
        boolean isAdded = label.action().endsWith("added");
        List<AuditChange> changes = new ArrayList<>();
        if (!when.contains("no group")) {
            changes.add(change("Group", isAdded ? "" : "a-group", isAdded ? "a-group" : ""));
        }
        changes.add(change("Permission", isAdded ? "" : permission, isAdded ? permission : ""));
        return changes;
    }

    private static List<AuditChange> grant(String when) {
        if (when.isEmpty()) {
            return List.of(change("Field", "old-value", "new-value"));
        }
        return List.of(
                change("Permission", "", "Browse Projects"),
                change("Type", "", "Group"),
                change("Value", "", when.contains("Anyone") ? "Anyone" : "a-group"));
    }

    private static List<AuditChange> roles(String when) {
        String list = when.contains("group") ? "Groups" : "Users";
        return switch (when) {
            case "a user was added", "a group was added" -> List.of(change(list, "kept", "kept, member"));
            case "a user was removed", "a group was removed" -> List.of(change(list, "kept, member", "kept"));
            default -> List.of(change("Field", "old-value", "new-value"));
        };
    }

    private List<AuditAttribute> attributes() {
        List<AuditAttribute> attributes = new ArrayList<>();
        Matcher found = ATTRIBUTE.matcher(label.target());
        while (found.find()) {
            attributes.add(AuditAttribute.newBuilder()
                    .setName(found.group(1))
                    .setValue("value-" + found.group(1))
                    .build());
        }
        return attributes;
    }

    private static AuditChange change(String name, @Nullable String from, @Nullable String to) {
        return AuditRecords.change(name, from, to);
    }
}
