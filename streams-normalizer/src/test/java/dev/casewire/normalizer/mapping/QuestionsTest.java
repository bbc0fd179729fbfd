// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.FormReader;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.audit.RecordForm;
import dev.casewire.normalizer.rule.Condition;
import dev.casewire.normalizer.rule.RuleTexts;
import dev.casewire.testkit.Seeded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    private static final int VARIANTS = 24;

    /** What an expression can be about. */
    private static final List<String> SUBJECTS = List.of(
            "object.name",
            "object(USER).id",
            "object(USER 2).name",
            "object(USER).alt",
            "object(GROUP).name | object(GROUP).id",
            "object(PROJECT).uri",
            "object(USER).parent",
            "object.type",
            "changed.to",
            "changed.from",
            "changed(not Name, Users).to",
            "changed(Users, Members, Name).from",
            "attribute(Note)",
            "attribute(Note) | object.name",
            "author.uid",
            "author.name",
            "lone-author.uid",
            "lone-author.name",
            "site",
            "caption",
            "= admins",
            "product");

    private static final List<String> TESTS = List.of(
            "%s",
            "not %s",
            "%s is admins or Active or 10000",
            "%s is not admins or Inactive",
            "%s has admin or active",
            "%s has not admin or jira");

    /** A rule for each way of asking, since a rule has no room for all. */
    private static final List<List<Condition>> CONDITIONS =
            TESTS.stream().map(QuestionsTest::conditions).toList();

    static LongStream seeds() {
        return Seeded.seeds(4);
    }

    private static List<Condition> conditions(String test) {
        return rule(SUBJECTS.stream().map(test::formatted));
    }

    private static List<Condition> rule(Stream<String> conditions) {
        String all = conditions.map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
        return RuleTexts.read(RuleTexts.rule("{intent: resource.update, severity: 1, if: [" + all + "]}"))
                .rules()
                .get(0)
                .conditions();
    }

    /** Whichever record of a form they are sorted out by. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldAnswerAsTheRecordDoes(long seed) {
        OtherTexts others = new OtherTexts(new Seeded(seed));
        FormReader reader = new FormReader();
        Map<RecordForm, List<Questions>> known = new HashMap<>();
        int again = 0;
        for (JiraAuditRecord base : MutatedRecords.besideCorpus(seed)) {
            for (int i = 0; i < VARIANTS; i++) {
                AuditRecord record = AuditRecord.of(i == 0 ? base : others.of(base));
                if (!reader.read(record) || reader.hasWord(Sample::isDubious)) {
                    continue;
                }
                RecordForm form = reader.form().kept();
                again += known.containsKey(form) ? 1 : 0;
                List<Questions> questions = known.computeIfAbsent(
                        form,
                        it -> CONDITIONS.stream()
                                .map(rule -> Questions.of(rule, record))
                                .toList());
                for (int rule = 0; rule < questions.size(); rule++) {
                    requireAnswersOfRecord(questions.get(rule), CONDITIONS.get(rule), reader, record);
                }
            }
        }
        assertThat(again).as("records of a form seen before").isGreaterThan(200);
    }

    private static void requireAnswersOfRecord(
            Questions questions, List<Condition> conditions, FormReader reader, AuditRecord record) {
        long holding = questions.holding(reader, AuditView.of(record));

        assertThat(questions.held(holding))
                .as(() -> "what holds of " + record)
                .containsExactlyInAnyOrderElementsOf(conditions.stream()
                        .filter(it -> it.holds(Reading.of(AuditView.of(record), null)))
                        .toList());
    }

    /** Whoever is asked besides would answer otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "object(GROUP).name has admin",
                "object(GROUP).id | object(GROUP).name is admins",
                "object(GROUP).name"
            })
    void shouldAskNothingButTheTextThatItIsAbout(String condition) {
        List<Condition> conditions = rule(Stream.of(condition));
        AuditRecord admins = group("admins");
        Questions questions = Questions.of(conditions, group("some"));
        FormReader reader = new FormReader();
        assertThat(reader.read(admins)).isTrue();

        AuditView nothing = AuditView.of(AuditRecord.of(
                AuditRecords.cloud("a", "b").setObjects(List.of()).build()));

        assertThat(questions.held(questions.holding(reader, nothing))).containsExactlyElementsOf(conditions);
    }

    private static AuditRecord group(String name) {
        return AuditRecord.of(AuditRecords.cloud("a", "b")
                .setObjects(List.of(AuditRecords.thing("GROUP", null, name)))
                .build());
    }

    @Test
    void shouldHaveRoomForAsManyConditionsAsAnAnswerHasBits() {
        List<Condition> conditions =
                rule(IntStream.range(0, Questions.MOST).mapToObj(i -> "object(GROUP).name is name" + i));
        Questions questions = Questions.of(conditions, group("some"));
        FormReader reader = new FormReader();

        for (int i = 0; i < Questions.MOST; i++) {
            AuditRecord record = group("name" + i);
            assertThat(reader.read(record)).isTrue();
            assertThat(questions.held(questions.holding(reader, AuditView.of(record))))
                    .containsExactly(conditions.get(i));
        }
    }
}
