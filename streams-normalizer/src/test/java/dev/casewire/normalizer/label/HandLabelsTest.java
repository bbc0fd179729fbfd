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
import java.util.List;
import java.util.Locale;
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
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DETAILS")
    void shouldAgreeWithTheLabelsInAlmostEveryRow(Column column) {
        assertThat(share(column)).isGreaterThanOrEqualTo(LEAST);
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

                `target` is the object that the event is about, `details` are the label's other placements: values before and
                after, and related things.

                | column | rows | agree | share |
                | --- | --- | --- | --- |
                """);
        for (Column column : Column.values()) {
            long agree =
                    comparisons.stream().filter(it -> it.agrees().get(column)).count();
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.1f %% |%n",
                    column.name().toLowerCase(Locale.ROOT),
                    comparisons.size(),
                    agree,
                    100 * share(column)));
        }
        page.append(
                "\n## Every disagreement\n\n| kind | column | label | rules | why |\n| --- | --- | --- | --- | --- |\n");
        for (Comparison comparison : comparisons) {
            comparison.agrees().forEach((column, agrees) -> {
                if (!agrees) {
                    List<Decision> made = decisions(comparison, column);
                    page.append(row(comparison, column))
                            .append(made.isEmpty() ? "undecided" : made.get(0).why())
                            .append(" |\n");
                }
            });
        }

        GoldenFile.assertMatches(page.toString(), Path.of("../docs/reference/mapping/hand-labels.md"));
    }

    private static double share(Column column) {
        return comparisons.stream().filter(it -> it.agrees().get(column)).count() / (double) comparisons.size();
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
                + comparison.ours(column) + " | ";
    }
}
