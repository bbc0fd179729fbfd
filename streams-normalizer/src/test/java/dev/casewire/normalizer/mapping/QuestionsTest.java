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
import dev.casewire.normalizer.rule.RuleFiles;
import dev.casewire.testkit.Seeded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionsTest {
    private static final int VARIANTS = 24;

    /** What an expression can be about, asked in each way. */
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
            "attribute(Note) | object.name",
            "author.uid",
            "lone-author.name",
            "site",
            "caption",
            "= admins",
            "product");

    private static final List<String> TESTS = List.of("%s", "not %s", "%s is admins or Active or 10000");

    private static final List<Condition> CONDITIONS = conditions();

    static LongStream seeds() {
        return Seeded.seeds(4);
    }

    private static List<Condition> conditions() {
        String all = SUBJECTS.stream()
                .flatMap(subject -> TESTS.stream().map(test -> test.formatted(subject)))
                .map(condition -> "\"" + condition + "\"")
                .collect(Collectors.joining(", "));
        String rules =
                "rules: [{id: some.rule, captions: [a / b], events: [{intent: resource.update, severity: 1, if: [" + all
                        + "]}]}]";
        Map<String, String> files =
                Map.of("rule-set.yaml", "{name: test, version: 1.0.0, files: [some.yaml]}", "some.yaml", rules);
        return RuleFiles.read(files::get).rules().get(0).conditions();
    }

    /** Whichever record of a form they are sorted out by. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldAnswerAsTheRecordDoes(long seed) {
        assertThat(CONDITIONS).hasSize(SUBJECTS.size() * TESTS.size()).hasSizeLessThanOrEqualTo(Questions.MOST);
        OtherTexts others = new OtherTexts(new Seeded(seed));
        FormReader reader = new FormReader();
        Map<RecordForm, Questions> known = new HashMap<>();
        int again = 0;
        for (JiraAuditRecord base : bases(seed)) {
            for (int i = 0; i < VARIANTS; i++) {
                AuditRecord record = AuditRecord.of(i == 0 ? base : others.of(base));
                if (!reader.read(record) || reader.hasWord(Sample::isDubious)) {
                    continue;
                }
                RecordForm form = reader.form().kept();
                again += known.containsKey(form) ? 1 : 0;
                Questions questions = known.computeIfAbsent(form, it -> Questions.of(CONDITIONS, record));

                long holding = questions.holding(reader, AuditView.of(record));

                assertThat(questions.held(holding))
                        .as(() -> "what holds of " + record)
                        .containsExactlyInAnyOrderElementsOf(CONDITIONS.stream()
                                .filter(it -> it.holds(Reading.of(AuditView.of(record), null)))
                                .toList());
            }
        }
        assertThat(again).as("records of a form seen before").isGreaterThan(200);
    }

    private static List<JiraAuditRecord> bases(long seed) {
        List<JiraAuditRecord> bases = new ArrayList<>(CorpusRecords.all());
        MutatedRecords mutated = new MutatedRecords(seed);
        for (int i = 0; i < 40; i++) {
            bases.add(mutated.next());
        }
        return bases;
    }
}
