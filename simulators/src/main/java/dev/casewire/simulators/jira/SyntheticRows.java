// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import static dev.casewire.simulators.jira.SyntheticRow.oneOf;

import dev.casewire.simulators.jira.SyntheticSite.Person;
import dev.casewire.simulators.jira.SyntheticSite.Thing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of the kinds seen in real Cloud logs, in their proportions: mostly groups and users, projects and their
 * roles and components, workflows and permissions; a few of a kind that no mapping knows.
 */
final class SyntheticRows {

    private static final String DIRECTORY = "com.atlassian.crowd.directory.IdentityPlatformRemoteDirectory";

    /** One kind of event. */
    private interface Kind {
        void fill(SyntheticRow row, Random random);
    }

    /** A kind and in how many of 100 rows or so it comes. */
    private record Weighted(int weight, Kind kind) {}

    private final SyntheticSite site;
    private final List<Kind> kinds;

    SyntheticRows(SyntheticSite site) {
        this.site = site;
        this.kinds = kinds().flatMap(weighted -> Stream.generate(weighted::kind).limit(weighted.weight()))
                .toList();
    }

    String write(long seed, long id, long createdMillis) {
        Random random = new Random(seed);
        SyntheticRow row = new SyntheticRow(id, AuditTimes.write(Instant.ofEpochMilli(createdMillis)));
        oneOf(random, kinds).fill(row, random);
        return row.json();
    }

    private Stream<Weighted> kinds() {
        return Stream.of(
                new Weighted(20, this::addedToGroup),
                new Weighted(6, this::removedFromGroup),
                new Weighted(2, this::groupCreated),
                new Weighted(10, this::userCreated),
                new Weighted(5, this::passwordChanged),
                new Weighted(4, this::userUpdated),
                new Weighted(10, this::rolesChanged),
                new Weighted(5, this::permissionSchemeUpdated),
                new Weighted(3, this::globalPermissionAdded),
                new Weighted(10, this::workflowUpdated),
                new Weighted(3, this::workflowCreated),
                new Weighted(4, this::schemeAddedToProject),
                new Weighted(8, this::componentCreated),
                new Weighted(2, this::customFieldCreated),
                new Weighted(2, this::projectCreated),
                new Weighted(3, this::projectUpdated),
                new Weighted(2, this::statusUpdated),
                new Weighted(1, this::unheardOf));
    }

    private void addedToGroup(SyntheticRow row, Random random) {
        row.is("User added to group", "group management")
                .object(null, oneOf(random, site.groups), "GROUP", "10000", DIRECTORY)
                .associated(user(random));
    }

    private void removedFromGroup(SyntheticRow row, Random random) {
        row.is("User removed from group", "group management")
                .by(author(random))
                .object(null, oneOf(random, site.groups), "GROUP", "10000", DIRECTORY)
                .associated(user(random));
    }

    private void groupCreated(SyntheticRow row, Random random) {
        row.is("Group created", "group management")
                .object(null, oneOf(random, site.groups) + "-" + random.nextInt(100), "GROUP", "10000", DIRECTORY);
    }

    private void userCreated(SyntheticRow row, Random random) {
        Thing user = user(random);
        row.is("User created", "user management")
                .by(author(random))
                .object(user.id(), user.name(), "USER", "10000", DIRECTORY)
                .changed("Active / Inactive", null, "Active")
                .associated(user);
    }

    private void passwordChanged(SyntheticRow row, Random random) {
        Thing user = user(random);
        row.is("User's password changed", "user management")
                .from(author(random).address())
                .object(user.id(), user.name(), "USER", "10000", DIRECTORY)
                .associated(user);
    }

    private void userUpdated(SyntheticRow row, Random random) {
        Thing user = user(random);
        String mail = "person" + random.nextInt(1000);
        row.is("User updated", "user management")
                .by(author(random))
                .object(user.id(), user.name(), "USER", "10000", DIRECTORY)
                .changed("Email", mail + "@example.com", mail + "@example.org")
                .changed("Active / Inactive", "Active", random.nextInt(4) == 0 ? "Inactive" : "Active");
    }

    /** The values are whole lists of account ids, as Jira writes them: one string, joined by comma and space. */
    private void rolesChanged(SyntheticRow row, Random random) {
        Thing role = oneOf(random, site.roles);
        Thing project = oneOf(random, site.projects);
        List<String> before = people(random, random.nextInt(4));
        List<String> after = people(random, random.nextInt(4));
        row.is("Project roles changed", "projects")
                .by(author(random))
                .object(role.id(), role.name(), "PROJECT_ROLE", null, null)
                .changed("Users", joined(before), joined(after))
                .associated(project.id(), project.name(), "PROJECT");
    }

    private void permissionSchemeUpdated(SyntheticRow row, Random random) {
        Thing scheme = oneOf(random, site.schemes);
        boolean granted = random.nextBoolean();
        String group = oneOf(random, site.groups);
        String permission =
                oneOf(random, List.of("Browse Projects", "Administer Projects", "Delete Issues", "Edit Issues"));
        row.is("Permission scheme updated", "permissions")
                .by(author(random))
                .object(scheme.id(), scheme.name(), "SCHEME", null, null)
                .changed("Permission", granted ? "" : permission, granted ? permission : "")
                .changed("Type", granted ? "" : "Group", granted ? "Group" : "")
                .changed("Value", granted ? "" : group, granted ? group : "");
    }

    private void globalPermissionAdded(SyntheticRow row, Random random) {
        row.is("Global permission added", "permissions")
                .by(author(random))
                .object(null, "Global Permissions", "PERMISSIONS", null, null)
                .changed("Group", "", oneOf(random, site.groups))
                .changed(
                        "Permission",
                        "",
                        oneOf(random, List.of("Administer Jira", "Make bulk changes", "Browse users")));
    }

    private void workflowUpdated(SyntheticRow row, Random random) {
        String name = oneOf(random, site.workflows);
        row.is("Workflow updated", "workflows").by(author(random)).object(name, name, "WORKFLOW", null, null);
        if (random.nextInt(3) == 0) {
            row.changed("transitions", "start, stop, back", "Start work, Finish, Back to start, Put on hold");
        }
    }

    private void workflowCreated(SyntheticRow row, Random random) {
        String name = "Copy " + (1 + random.nextInt(9)) + " of " + oneOf(random, site.workflows);
        row.is("Workflow created", "workflows")
                .by(author(random))
                .object(name, name, "WORKFLOW", null, null)
                .changed("Description", null, "")
                .changed("Name", null, name);
    }

    private void schemeAddedToProject(SyntheticRow row, Random random) {
        Thing project = oneOf(random, site.projects);
        Thing scheme = oneOf(random, site.schemes);
        String what = oneOf(random, List.of("Permission", "Notification", "Workflow"));
        row.is(what + " scheme added to project", what.toLowerCase(Locale.ROOT) + "s")
                .by(author(random))
                .object(project.id(), project.name(), "PROJECT", null, null)
                .associated(scheme.id(), scheme.name(), "SCHEME");
    }

    private void componentCreated(SyntheticRow row, Random random) {
        Thing project = oneOf(random, site.projects);
        String name = "Component " + random.nextInt(1000);
        row.is(random.nextInt(4) == 0 ? "Project component updated" : "Project component created", "projects")
                .by(author(random))
                .object(Integer.toString(10_000 + random.nextInt(900)), name, "PROJECT_COMPONENT", null, null)
                .changed("Default Assignee", null, "Project Default")
                .changed("Name", null, name)
                .associated(project.id(), project.name(), "PROJECT");
    }

    private void customFieldCreated(SyntheticRow row, Random random) {
        String name = oneOf(random, List.of("Risk", "Blast radius", "Größe", "Customer tier"));
        row.is("Custom field created", "fields")
                .by(author(random))
                .object("customfield_" + (10_100 + random.nextInt(900)), name, "CUSTOM_FIELD", null, null)
                .changed("Name", null, name)
                .changed("Description", null, "")
                .changed("Type", null, "Select List (single choice)");
    }

    private void projectCreated(SyntheticRow row, Random random) {
        Thing project = oneOf(random, site.projects);
        Thing lead = user(random);
        row.is("Project created", "projects")
                .by(author(random))
                .object(project.id(), project.name(), "PROJECT", null, null)
                .changed("Name", null, project.name())
                .changed("Key", null, project.name().substring(0, 3).toUpperCase(Locale.ROOT))
                .changed("Description", null, "")
                .changed("Project lead", null, lead.name())
                .changed("Default Assignee", null, "Unassigned")
                .associated(lead);
    }

    private void projectUpdated(SyntheticRow row, Random random) {
        Thing project = oneOf(random, site.projects);
        row.is("Project updated", "projects")
                .by(author(random))
                .object(project.id(), project.name(), "PROJECT", null, null)
                .changed("Description", "", "Now with \"quotes\", a tab\tand more than one\nline.");
    }

    private void statusUpdated(SyntheticRow row, Random random) {
        row.is("Status updated", "status")
                .by(author(random))
                .object(Integer.toString(10_200 + random.nextInt(50)), "In Review", "STATUS", null, null)
                .changed("Name", "Review", "In Review");
    }

    private void unheardOf(SyntheticRow row, Random random) {
        Thing project = oneOf(random, site.projects);
        row.is("Flux capacitor recalibrated", "temporal settings")
                .by(author(random))
                .object(project.id(), project.name(), "FLUX_CAPACITOR", null, null);
    }

    private Person author(Random random) {
        return oneOf(random, site.people);
    }

    private static Thing user(Random random) {
        String key = "qm:" + SyntheticSite.uuid(random) + ":" + SyntheticSite.uuid(random);
        return new Thing(key, key);
    }

    private List<String> people(Random random, int count) {
        return Stream.generate(() -> oneOf(random, site.people).accountId())
                .limit(count)
                .toList();
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : values.stream().collect(Collectors.joining(", "));
    }
}
