// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.AuditRecords;
import dev.casewire.normalizer.mapping.Mapping;
import dev.casewire.normalizer.mapping.PackagedRules;
import dev.casewire.schemas.ocsf.OcsfClass;
import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.testkit.GoldenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference pages of the mapping, made by the mapping itself. */
class MappingPagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("../docs/reference/mapping");
    private static final String MADE = "Made by a test from the rules; `-Dgolden.update=true` writes it anew.\n";

    /** A kind, and what the rules make of a record of it. */
    private record Covered(AuditKind kind, JsonNode event) {
        String label(String prefix) {
            for (JsonNode label : event.at("/metadata/labels")) {
                if (label.asText().startsWith(prefix)) {
                    return label.asText().substring(prefix.length());
                }
            }
            return "";
        }

        String type() {
            return event.get("class_name").asText() + ": "
                    + event.get("activity_name").asText();
        }
    }

    private static List<Covered> covered() {
        List<Covered> covered = new ArrayList<>();
        for (AuditKind kind : AuditKind.all()) {
            covered.add(new Covered(kind, Mapping.json(ExampleRecord.of(kind)).get(0)));
        }
        return covered;
    }

    static List<String> classes() {
        return List.copyOf(PackagedRules.binding(PackagedRules.NEWEST).classNames());
    }

    @Test
    void shouldHaveARuleForEveryKnownKind() {
        assertThat(covered())
                .allSatisfy(it ->
                        assertThat(it.label("route:")).as(it.kind().toString()).isEqualTo("specific"));
    }

    @Test
    void shouldHaveActivityOtherOnlyWhereTheClassHasNoSuchActivity() {
        assertThat(covered().stream()
                        .filter(it -> it.event().get("activity_id").asInt() == OcsfClass.OTHER)
                        .map(it -> it.type() + " of " + it.kind().action())
                        .toList())
                .containsExactlyInAnyOrder(
                        "Authorize Session: Revoke Privileges of Websudo session invalidated",
                        "Group Management: Group membership changed of Group membership changed",
                        "Web Resources Activity: Migration started of Migration started",
                        "Account Change: Update of User Changed",
                        "Account Change: Update of User updated",
                        "Account Change: Rename of User renamed",
                        "Account Change: Anonymize of User anonymized");
    }

    @Test
    void shouldTellWhatIsCovered() {
        List<Covered> covered = covered();
        Map<String, Integer> byGrade = new TreeMap<>();
        covered.forEach(it -> byGrade.merge(it.kind().grade(), 1, Integer::sum));
        StringBuilder page = new StringBuilder("# What each kind of audit record becomes\n\n")
                .append(MADE)
                .append("""

                Evidence: `R` seen in records, `S` in keys that Jira's handlers publish, `P` named by SIEM pipelines, `U` only
                likely. Of the last, wording and content are guesses. Severity is that of a plain record; rules raise it by
                content.

                | evidence | kinds | with a rule of their own |
                | --- | --- | --- |
                """);
        byGrade.forEach((grade, count) -> page.append("| ")
                .append(grade)
                .append(" | ")
                .append(count)
                .append(" | ")
                .append(covered.stream()
                        .filter(it -> it.kind().grade().equals(grade)
                                && it.label("route:").equals("specific"))
                        .count())
                .append(" |\n"));
        page.append("\n| category | caption | key | evidence | OCSF 1.8.0 | type_uid | severity | rule |\n");
        page.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Covered it : covered) {
            page.append("| ")
                    .append(String.join(
                            " | ",
                            it.kind().category(),
                            it.kind().action(),
                            it.kind().key().isEmpty() ? "" : "`" + it.kind().key() + "`",
                            it.kind().grade(),
                            it.type(),
                            it.event().get("type_uid").asText(),
                            it.event().get("severity_id").asText(),
                            "`" + it.label("rule:") + "`"))
                    .append(" |\n");
        }

        GoldenFile.assertMatches(page.toString(), FOLDER.resolve("coverage.md"));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void shouldShowAnExampleOfEachClass(String className) throws JsonProcessingException {
        OcsfClass ocsf = OcsfFacts.of(PackagedRules.NEWEST).classNamed(className);
        List<Covered> ofClass = covered().stream()
                .filter(it -> it.event().get("class_uid").asInt() == ocsf.uid())
                .toList();
        assertThat(ofClass).isNotEmpty();
        Covered example = ofClass.stream()
                .filter(it -> it.kind().grade().equals("R"))
                .findFirst()
                .orElse(ofClass.get(0));
        JiraAuditRecord record = ExampleRecord.of(example.kind());
        StringBuilder page = new StringBuilder("# " + ocsf.caption() + " (" + ocsf.uid() + ")\n\n").append(MADE);
        page.append("\nTopics `ocsf.v1_8.")
                .append(className)
                .append("` and `ocsf.v1_1.")
                .append(className);
        page.append("`.\n\n| activity | kinds |\n| --- | --- |\n");
        Map<String, TreeSet<String>> kinds = new TreeMap<>();
        ofClass.forEach(it -> kinds.computeIfAbsent(
                        it.event().get("activity_id").asText() + " "
                                + it.event().get("activity_name").asText(),
                        activity -> new TreeSet<>())
                .add(it.kind().action()));
        kinds.forEach((activity, actions) -> page.append("| ")
                .append(activity)
                .append(" | ")
                .append(String.join(", ", actions))
                .append(" |\n"));
        page.append("\n## Example\n\n").append(example.kind().action()).append(", as the typed record's JSON:\n\n");
        page.append("```json\n").append(shown(JSON.readTree(record.toString()))).append("\n```\n\n");
        page.append("becomes in OCSF 1.8.0\n\n```json\n")
                .append(shown(example.event()))
                .append("\n```\n\n");
        page.append("and in OCSF 1.1.0\n\n```json\n")
                .append(shown(Mapping.json(record, "1.1.0").get(0)))
                .append("\n```\n");

        GoldenFile.assertMatches(page.toString(), FOLDER.resolve(className + ".md"));
    }

    /** Without what is absent. */
    private static String shown(JsonNode node) throws JsonProcessingException {
        prune(node);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node).replace(" : ", ": ");
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(MappingPagesTest::prune);
    }

    /** The records of the three outputs that AppFabric's publisher shows, as Jira wrote them. */
    @Test
    void shouldStandBesideAppFabric() throws JsonProcessingException {
        AppFabricPage page = new AppFabricPage(List.of(
                Mapping.json(AuditRecords.userAddedToGroup()).get(0),
                Mapping.json(ExampleRecord.named("user management", "User created"))
                        .get(0),
                Mapping.json(AuditRecords.rolesChanged("", "", "atlassian-addons-project-access", ""))
                        .get(0)));

        GoldenFile.assertMatches(page.render(MADE), FOLDER.resolve("appfabric.md"));
    }
}
