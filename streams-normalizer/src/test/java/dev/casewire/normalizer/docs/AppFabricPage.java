// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Our events beside what AWS AppFabric is known to write for the same acts; the facts about it come from its samples. */
record AppFabricPage(List<JsonNode> ours) {

    private record Row(String field, String theirs, String path, String why) {}

    private static final List<String> TITLES = List.of("User added to group", "User created", "Project roles changed");

    private static final List<Row> COMMON = List.of(
            new Row("severity_id", "0 always", "/severity_id", "A severity policy: who searches for grave events can."),
            new Row("status_id", "1", "/status_id", "The same: the log holds what succeeded, failed logins apart."),
            new Row("message", "empty", "/message", "The record's own words, else caption and names."),
            new Row(
                    "metadata.version",
                    "v1.0.0-rc.3 in the samples",
                    "/metadata/version",
                    "A released version; 1.1.0 is one setting away."),
            new Row(
                    "metadata.uid",
                    "the record's id",
                    "/metadata/uid",
                    "With the site before it: ids of two sites may be equal."),
            new Row(
                    "metadata.event_code",
                    "the caption",
                    "/metadata/event_code",
                    "The same; Data Center's key, where there is one."),
            new Row(
                    "metadata.product.vendor_name",
                    "Jira",
                    "/metadata/product/vendor_name",
                    "The vendor of Jira is Atlassian."),
            new Row(
                    "metadata.product.uid",
                    "jira",
                    "/metadata/product/uid",
                    "The name says as much; Jira tells no id of itself."),
            new Row(
                    "metadata.log_version",
                    "2023-06-27",
                    "/metadata/log_version",
                    "A version of AppFabric's reading. Ours are the rules, in transformation_info_list."),
            new Row(
                    "metadata.log_provider",
                    "AWS AppFabric",
                    "/metadata/log_provider",
                    "Who logged; what transformed it stands in transformation_info_list."),
            new Row(
                    "metadata.profiles",
                    "host",
                    "/metadata/profiles",
                    "From 1.2 these classes have a source endpoint of their own; in 1.1.0 we name host too."),
            new Row(
                    "device.ip",
                    "empty text",
                    "/src_endpoint/ip",
                    "The address, where OCSF 1.8.0 has its place; absent when unknown. In 1.1.0 it is device.ip."),
            new Row(
                    "device.type",
                    "Unknown, with type_id 0",
                    "/device/type",
                    "Jira tells of no device; in 1.1.0, where the address stands in one, the same."),
            new Row(
                    "actor.user.name",
                    "the id again",
                    "/actor/user/name",
                    "A name that is an id says nothing; absent unless the record has one."),
            new Row("actor.user.uid", "an id", "/actor/user/uid", "The account id; the legacy key stands in uid_alt."),
            new Row("observables", "none", "/observables", "What analysts search for, under one name."),
            new Row(
                    "raw_data",
                    "{} in the samples",
                    "/raw_data",
                    "The record verbatim with hash and size; both can be switched off."));

    private static final List<List<Row>> OWN = List.of(
            List.of(
                    new Row("type_uid", "300603", "/type_uid", "The same."),
                    new Row("group", "name, type, empty uid", "/group", "No empty texts: an absent id is absent."),
                    new Row("user", "the id as name and uid", "/user", "The same two, as the record has them."),
                    new Row("privileges", "[]", "/privileges", "None were given, so none are listed.")),
            List.of(
                    new Row("type_uid", "300101", "/type_uid", "The same."),
                    new Row(
                            "user",
                            "the id as name and uid",
                            "/user",
                            "With e-mail and full name where the record has them."),
                    new Row(
                            "unmapped.other_resources",
                            "the user again",
                            "/unmapped",
                            "The user is the event's user; nothing is left over."),
                    new Row("http_request", "{}", "/http_request", "Jira's log tells of no request.")),
            List.of(
                    new Row(
                            "type_uid",
                            "300602",
                            "/type_uid",
                            "The same class and activity for a group that lost a role."),
                    new Row(
                            "group",
                            "the group's name with the role's id and type",
                            "/group",
                            "The group that lost the role; the role is the privilege."),
                    new Row("privileges", "[]", "/privileges", "The role. Without it nobody knows what was revoked."),
                    new Row(
                            "resource",
                            "the project, with data {}",
                            "/resource",
                            "The same; nothing is told of its data."),
                    new Row(
                            "user",
                            "without id and name, which OCSF refuses",
                            "/user",
                            "A group lost the role, no user: there is none."),
                    new Row(
                            "number of events",
                            "one a record",
                            "/metadata/uid",
                            "One for each user and group that gained or lost the role (#1, #2, ...), with one correlation_uid.")));

    String render(String made) {
        StringBuilder page =
                new StringBuilder("# Beside AWS AppFabric\n\n").append(made).append("""

                AppFabric's publisher shows three outputs for Jira. Class and activity are the same in all three. Here is what
                differs, field by field, and why. `-` stands for an absent field.
                """);
        for (int i = 0; i < ours.size(); i++) {
            page.append("\n## ")
                    .append(TITLES.get(i))
                    .append("\n\n| field | AppFabric | Casewire | why |\n| --- | --- | --- | --- |\n");
            rows(OWN.get(i), ours.get(i), page);
        }
        page.append(
                "\n## All three\n\nOurs by the first example.\n\n| field | AppFabric | Casewire | why |\n| --- | --- | --- | --- |\n");
        rows(COMMON, ours.get(0), page);
        return page.toString();
    }

    private static void rows(List<Row> rows, JsonNode event, StringBuilder page) {
        for (Row row : rows) {
            JsonNode value = event.at(row.path());
            String shown = value.isMissingNode() ? "-" : "`" + value.toString().replace("|", "\\|") + "`";
            page.append("| ")
                    .append(String.join(" | ", row.field(), row.theirs(), shown, row.why()))
                    .append(" |\n");
        }
    }
}
