// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.label.Comparison.Column;
import dev.casewire.normalizer.mapping.Mapping;
import dev.casewire.schemas.ocsf.OcsfClass;
import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.testkit.GoldenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules beside labels that were made by hand, by someone who had not seen the rules. */
class HandLabelsTest {
    private static final double LEAST = 0.95;

    /** Acts that 1.8.0 has no activity for, looked up in its classes one by one. */
    private static final List<String> OTHERS = List.of(
            "Account Change: Update",
            "Account Change: Rename",
            "Account Change: Anonymize",
            "Authorize Session: Revoke Privileges",
            "Group Management: Group membership changed",
            "Web Resources Activity: Migration started");

    /** The same of 1.1.0, whose applications know fewer acts, and where members that changed are an entity's update. */
    private static final List<String> OTHERS_OF_OLDER = List.of(
            "Account Change: Update",
            "Account Change: Rename",
            "Account Change: Anonymize",
            "Application Lifecycle: Enable",
            "Application Lifecycle: Disable",
            "Application Lifecycle: Update",
            "Authorize Session: Revoke Privileges",
            "Web Resources Activity: Migration started");

    private static List<Decision> decisions;
    private static List<Comparison> comparisons;

    @BeforeAll
    static void mapEveryRow() {
        decisions = Decision.all();
        comparisons = compare();
    }

    private static List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>();
        for (HandLabel label : HandLabel.all()) {
            LabelledRecord labelled = new LabelledRecord(label);
            JiraAuditRecord record = labelled.record();
            List<JsonNode> events = Mapping.json(record);
            assertThat(events).as(label.toString()).hasSize(1);
            assertThat(events.get(0).at("/metadata/labels/0").asText())
                    .as(label.toString())
                    .isEqualTo("route:specific");
            comparisons.add(Comparison.of(label, labelled, events.get(0)));
        }
        return comparisons;
    }

    @ParameterizedTest
    @EnumSource
    void shouldAgreeWithTheLabelsInAlmostEveryRow(Column column) {
        assertThat(share(it -> it.agrees().get(column))).isGreaterThanOrEqualTo(LEAST);
    }

    /** They can be searched for by id as well as by what they are. */
    @Test
    void shouldListRelatedThingsBesideTheMainOneWhereTheClassListsThings() {
        assertThat(comparisons)
                .filteredOn(Comparison::namesRelatedThings)
                .filteredOn(it -> it.event().has("web_resources"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.listsRelatedThings())
                        .as("%s %s", it.label(), it.event())
                        .isTrue());
        assertThat(share(Comparison::agreesInWholeTarget)).isGreaterThanOrEqualTo(LEAST);
    }

    /** Each alone: the key where captions are in another language, the caption where a source knows no keys. */
    @Test
    void shouldFindEachKindByItsKeyAloneAndByItsCaptionAlone() {
        for (HandLabel label : HandLabel.all()) {
            JiraAuditRecord record = new LabelledRecord(label).record();
            List<JiraAuditRecord> alone = new ArrayList<>();
            alone.add(JiraAuditRecord.newBuilder(record).setActionKey(null).build());
            if (!label.key().isEmpty()) {
                alone.add(JiraAuditRecord.newBuilder(record)
                        .setActionKey(label.key())
                        .setAction("Aktion")
                        .setCategory("Kategorie")
                        .build());
            }
            assertThat(alone)
                    .allSatisfy(each -> assertThat(Mapping.json(each))
                            .allSatisfy(event -> assertThat(
                                            event.at("/metadata/labels/0").asText())
                                    .as(label.toString())
                                    .isEqualTo("route:specific")));
        }
    }

    /** The kinds that are graded U too: all of them have a safe wording. */
    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "1.1.0"})
    void shouldHaveARuleForEveryKnownKindInEveryVersion(String version) {
        List<String> unknown = new ArrayList<>();
        for (HandLabel label : HandLabel.all()) {
            JiraAuditRecord record = new LabelledRecord(label).record();
            for (JsonNode event : Mapping.json(record, version)) {
                if (!event.at("/metadata/labels/0").asText().equals("route:specific")) {
                    unknown.add(label + " " + event.at("/unmapped"));
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    /** 99 says that OCSF has no word for it: then none of the class's own words may stand in its name. */
    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "1.1.0"})
    void shouldUseActivityOtherOnlyWhereTheClassHasNoSuchActivity(String version) {
        List<String> others = new ArrayList<>();
        for (HandLabel label : HandLabel.all()) {
            for (JsonNode event : Mapping.json(new LabelledRecord(label).record(), version)) {
                if (event.get("activity_id").asInt() == OcsfClass.OTHER) {
                    String name = event.get("activity_name").asText();
                    String className = event.get("class_name").asText();
                    others.add(className + ": " + name);
                    assertThat(OcsfFacts.of(version)
                                    .classOf(event.get("class_uid").asInt())
                                    .activities()
                                    .values())
                            .as(label + " " + name)
                            .doesNotContain(name);
                }
            }
        }

        assertThat(others.stream().distinct().toList())
                .containsExactlyInAnyOrderElementsOf(version.equals("1.8.0") ? OTHERS : OTHERS_OF_OLDER);
    }

    @Test
    void shouldHaveDecidedEveryDisagreementAndNothingElse() {
        List<String> undecided = new ArrayList<>();
        List<Decision> unused = new ArrayList<>(decisions);
        for (Comparison comparison : comparisons) {
            comparison.agrees().forEach((column, agrees) -> {
                if (!agrees) {
                    List<Decision> made = decisions(comparison, column);
                    unused.removeAll(made);
                    if (made.isEmpty()) {
                        undecided.add(row(comparison, column) + " " + comparison.event());
                    }
                }
            });
        }

        assertThat(undecided).isEmpty();
        assertThat(unused).as("decisions about what agrees").isEmpty();
    }

    @Test
    void shouldTellTheScoreAndEachDecision() {
        StringBuilder page = new StringBuilder("""
                # Rules and hand labels

                `streams-normalizer/src/test/labels/hand-labels.tsv` says what a careful reader would make of each kind of
                record, written before the rules by someone who had not seen them. This page is made by a test that maps a
                record of every row and compares; `-Dgolden.update=true` writes it anew. The reasons stand in `decisions.tsv`
                beside the labels.

                The label file's one column `target` asks three things, which are counted apart: `target` is the object that the
                event is about; `details` are its other placements, such as values before and after; `related` is where the things
                stand that the event is not about but its record names too: a version's project, a project's lead.

                Where a label says that no record names an actor, the record compared has none: the event then has to say that no
                person is known (`unmapped.actor_missing`, the user of OCSF's type System), which counts as agreement.

                | column | rows | agree | share |
                | --- | --- | --- | --- |
                """);
        for (Column column : Column.values()) {
            appendShare(
                    page,
                    column.name().toLowerCase(Locale.ROOT),
                    it -> it.agrees().get(column));
        }
        page.append("""

                Related things stand under their word (`lead`, `owner`, `project`) in `unmapped`, as the labels have them, and, as
                the mapping reference has them, with id, name and type behind the main one in the list of touched things where
                the class has one. That both hold is checked.

                | | rows | agree | share |
                | --- | --- | --- | --- |
                """);
        appendShare(page, "the file's whole `target`", Comparison::agreesInWholeTarget);
        page.append("\n## Every disagreement, by the decision on it\n");
        disagreements().forEach((why, rows) -> {
            page.append("\n").append(why).append("\n\n| kind | column | label | rules |\n| --- | --- | --- | --- |\n");
            rows.forEach(page::append);
        });

        GoldenFile.assertMatches(page.toString(), Path.of("../docs/reference/mapping/hand-labels.md"));
    }

    private static double share(Predicate<Comparison> agrees) {
        return comparisons.stream().filter(agrees).count() / (double) comparisons.size();
    }

    private static void appendShare(StringBuilder page, String name, Predicate<Comparison> agrees) {
        long agree = comparisons.stream().filter(agrees).count();
        page.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1f %% |%n",
                name,
                comparisons.size(),
                agree,
                100.0 * agree / comparisons.size()));
    }

    private static Map<String, List<String>> disagreements() {
        Map<String, List<String>> rowsByReason = new LinkedHashMap<>();
        for (Comparison comparison : comparisons) {
            comparison.agrees().forEach((column, agrees) -> {
                if (!agrees) {
                    List<Decision> made = decisions(comparison, column);
                    String why = made.isEmpty() ? "Undecided." : made.get(0).why();
                    rowsByReason
                            .computeIfAbsent(why, reason -> new ArrayList<>())
                            .add(row(comparison, column));
                }
            });
        }
        return rowsByReason;
    }

    private static List<Decision> decisions(Comparison comparison, Column column) {
        return decisions.stream()
                .filter(it -> it.isFor(comparison.label(), column))
                .toList();
    }

    private static String row(Comparison comparison, Column column) {
        HandLabel label = comparison.label();
        String when = label.when().isEmpty() ? "" : "; " + label.when();
        return "| " + label.action() + " (" + label.shape() + when + ") | "
                + column.name().toLowerCase(Locale.ROOT) + " | " + comparison.theirs(column) + " | "
                + comparison.ours(column) + " |\n";
    }
}
