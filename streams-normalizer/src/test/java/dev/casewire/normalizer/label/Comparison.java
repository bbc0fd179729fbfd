// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.label;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the rules make of a label's record, beside the label; column by column.
 *
 * @param agrees whether the event is as the label has it
 * @param listsRelatedThings whether all related things stand in the class's list of touched things too
 */
record Comparison(HandLabel label, JsonNode event, Map<Column, Boolean> agrees, boolean listsRelatedThings) {

    /** OCSF's type of a user that is the system itself. */
    private static final int SYSTEM = 3;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]+\"");

    /** What is compared. */
    enum Column {
        CLASS,
        ACTIVITY,
        ACTOR,
        /** The object that the event is about: the first placement of the label's target. */
        TARGET,
        /** The other placements but for related things: values before and after, what was given, attributes. */
        DETAILS,
        /** Where the things stand that the event is not about but its record names too. */
        RELATED,
        PRIVILEGES,
        SEVERITY
    }

    static Comparison of(HandLabel label, LabelledRecord record, JsonNode event) {
        Map<Column, Boolean> agrees = new EnumMap<>(Column.class);
        agrees.put(Column.CLASS, event.get("class_uid").asInt() == label.classUid());
        agrees.put(Column.ACTIVITY, event.get("type_uid").asInt() == label.classUid() * 100 + label.activityId());
        agrees.put(Column.ACTOR, hasActor(label, event));
        List<Clause> clauses = Clause.of(label.target());
        agrees.put(Column.TARGET, clauses.get(0).holds(event, record));
        List<Clause> related =
                clauses.stream().skip(1).filter(Clause::isOfRelatedThing).toList();
        agrees.put(
                Column.DETAILS,
                clauses.stream()
                        .skip(1)
                        .filter(clause -> !clause.isOfRelatedThing())
                        .allMatch(clause -> clause.holds(event, record)));
        agrees.put(Column.RELATED, related.stream().allMatch(clause -> clause.holds(event, record)));
        agrees.put(Column.PRIVILEGES, hasPrivileges(label, event));
        agrees.put(Column.SEVERITY, event.get("severity_id").asInt() == label.severity());
        boolean listsRelatedThings = related.stream().allMatch(clause -> clause.isListed(event, record));
        return new Comparison(label, event, agrees, listsRelatedThings);
    }

    /** Whether the label says anything of related things. */
    boolean namesRelatedThings() {
        return Clause.of(label.target()).stream().skip(1).anyMatch(Clause::isOfRelatedThing);
    }

    /** The label's one column of placements, as it stands in the table. */
    boolean agreesInWholeTarget() {
        return List.of(Column.TARGET, Column.DETAILS, Column.RELATED).stream()
                .allMatch(column -> Boolean.TRUE.equals(agrees.get(column)));
    }

    /** Where nobody is named, no person may be: the system's own user is none, and the event says that the actor is missing. */
    private static boolean hasActor(HandLabel label, JsonNode event) {
        JsonNode user = event.at("/actor/user");
        String uid = user.path("uid").asText();
        if (label.isActorAbsent()) {
            return uid.isEmpty()
                    && user.path("type_id").asInt() == SYSTEM
                    && event.at("/unmapped/actor_missing").asBoolean();
        }
        if (label.isAnonymousNobody()) {
            return user.isMissingNode();
        }
        return switch (label.shape()) {
            case "dc" -> uid.equals("4711") && user.path("name").asText().equals("author-name");
            case "server" -> uid.equals("author-key");
            default ->
                uid.equals("author-account") && user.path("uid_alt").asText().equals("author-key");
        };
    }

    private static boolean hasPrivileges(HandLabel label, JsonNode event) {
        JsonNode privileges = event.path("privileges");
        String wanted = label.privileges();
        if (wanted.isEmpty() || wanted.contains("when a grant was removed") || wanted.contains("(in entity")) {
            return privileges.isMissingNode();
        }
        String found = privileges.toString();
        if (wanted.startsWith("role name")) {
            return found.equals("[\"name-PROJECT_ROLE\"]");
        }
        if (wanted.startsWith("changedValues[Permission]")) {
            return found.equals("[\"Administer Jira\"]") || found.equals("[\"Make bulk changes\"]");
        }
        if (wanted.contains("of the application named")) {
            String resource = event.path("resource").toString() + event.path("resources");
            return found.equalsIgnoreCase("[" + wanted.substring(0, wanted.indexOf(" of ")) + "]")
                    && resource.contains("name-APPLICATION");
        }
        Matcher literal = QUOTED.matcher(wanted);
        return literal.find() && found.equals("[" + literal.group() + "]");
    }

    /** The value of a column in words. */
    String ours(Column column) {
        return switch (column) {
            case CLASS -> event.get("class_uid").asText();
            case ACTIVITY ->
                event.get("class_uid").asText() + "/" + event.get("activity_id").asText();
            case ACTOR -> event.at("/actor/user").toString();
            case TARGET, DETAILS, RELATED -> String.join(", ", new TreeSet<>(objects()));
            case PRIVILEGES -> event.path("privileges").toString();
            case SEVERITY -> event.get("severity_id").asText();
        };
    }

    private List<String> objects() {
        return List.of(
                        "user",
                        "user_result",
                        "group",
                        "resource",
                        "resources",
                        "entity",
                        "entity_result",
                        "app",
                        "web_resources",
                        "web_resources_result",
                        "service",
                        "unmapped")
                .stream()
                .filter(event::has)
                .toList();
    }

    /** The label's value of a column in words. */
    String theirs(Column column) {
        return switch (column) {
            case CLASS -> Integer.toString(label.classUid());
            case ACTIVITY -> label.classUid() + "/" + label.activityId();
            case ACTOR -> label.actor();
            case TARGET -> Clause.of(label.target()).get(0).text();
            case DETAILS, RELATED -> label.target();
            case PRIVILEGES -> label.privileges();
            case SEVERITY -> Integer.toString(label.severity());
        };
    }
}
