// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.event.EventLimit;
import dev.casewire.normalizer.rule.RuleSet;
import dev.casewire.normalizer.rule.RuleTexts;
import dev.casewire.testkit.Seeded;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is filled in must be what the mapping makes, to the last byte. */
class KnownFormsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:01Z");
    private static final int VARIANTS = 16;

    private final AtomicInteger mapped = new AtomicInteger();
    private UnaryOperator<MappingResult> change = UnaryOperator.identity();

    static LongStream seeds() {
        return Seeded.seeds(2);
    }

    private static AuditMapper mapper(String version, MappingOptions options) {
        return new AuditMapper(PackagedRules.rules(), PackagedRules.binding(version), options);
    }

    private Trial trial(MappingOptions options) {
        return new Trial(mapper("1.8.0", options), options);
    }

    private Trial trialOf(String event) {
        RuleSet rules = RuleTexts.read(RuleTexts.rule(event));
        MappingOptions options = MappingOptions.defaults();
        return new Trial(new AuditMapper(rules, PackagedRules.binding("1.8.0"), options), options);
    }

    /** A mapping, and forms that learn of it. */
    private final class Trial {
        private final AuditMapper mapper;
        private final MappingOptions options;
        private final KnownForms forms;

        Trial(AuditMapper mapper, MappingOptions options) {
            this.mapper = mapper;
            this.options = options;
            this.forms = new KnownForms(
                    source -> {
                        mapped.incrementAndGet();
                        return change.apply(mapper.map(source));
                    },
                    mapper::asked,
                    new EventLimit(options.eventBytesMax()));
        }

        MappingResult mapped(JiraAuditRecord record) {
            return mapper.map(source(record, options));
        }

        Optional<MappingResult> filled(JiraAuditRecord record) {
            return forms.map(AuditRecord.of(record), RawData.of(AuditRecord.of(record), options.rawData()), NOW);
        }
    }

    private static Source source(JiraAuditRecord record, MappingOptions options) {
        AuditRecord encoded = AuditRecord.of(record);
        return Source.of(encoded, RawData.of(encoded, options.rawData()), NOW);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldFillInWhatTheMappingMakes(long seed) {
        for (String version : List.of("1.8.0", "1.1.0")) {
            MappingOptions options = MappingOptions.defaults();
            Trial trial = new Trial(mapper(version, options), options);
            OtherTexts others = new OtherTexts(new Seeded(seed));
            int filled = 0;
            int all = 0;
            for (JiraAuditRecord base : MutatedRecords.besideCorpus(seed)) {
                for (int i = 0; i < VARIANTS; i++) {
                    JiraAuditRecord record = i < 3 ? base : others.of(base);
                    mapped.set(0);
                    Optional<MappingResult> result = trial.filled(record);
                    all++;
                    filled += result.isPresent() && mapped.get() == 0 ? 1 : 0;
                    result.ifPresent(it ->
                            assertThat(it).as(() -> version + " " + record).isEqualTo(trial.mapped(record)));
                }
            }
            // What a text turns out to be often makes the form another.
            assertThat(filled).isGreaterThan(all / 4);
        }
    }

    @Test
    void shouldFillInTheEventsOfTwoVersionsForSeveralThreads() throws Exception {
        MappingOptions options = MappingOptions.defaults();
        List<AuditMapper> mappers = List.of(mapper("1.8.0", options), mapper("1.1.0", options));
        RecordMapping mapping = RecordMapping.of(
                PackagedRules.rules(), List.of("1.8.0", "1.1.0"), options, Clock.fixed(NOW, ZoneOffset.UTC));
        List<JiraAuditRecord> records = MutatedRecords.besideCorpus(1);
        List<List<MappedEvent>> expected = records.stream()
                .map(record -> mappers.stream()
                        .flatMap(mapper -> events(mapper.map(source(record, options))).stream())
                        .toList())
                .toList();
        Callable<Boolean> thread = () -> {
            for (int round = 0; round < 6; round++) {
                for (int i = 0; i < records.size(); i++) {
                    assertThat(events(mapping.map(AuditRecord.of(records.get(i)))))
                            .isEqualTo(expected.get(i));
                }
            }
            return true;
        };
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (Future<Boolean> each : threads.invokeAll(List.of(thread, thread, thread))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<MappedEvent> events(MappingResult result) {
        return ((MappingResult.Mapped) result).events();
    }

    /** An object that is taken out of an event stands in unmapped as text, and a text in its data is quoted once more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{group.name: object(GROUP).name, resource.uid: object(SCHEME).id, resource.data: attribute(Note)}"
            })
    void shouldLeaveTextsThatAreMoreThanCarriedToTheMapping(String place) {
        Trial trial = trialOf("{intent: group.privilege.assign, severity: 1, place: " + place + "}");
        for (String note : List.of("plain", "other", "more", "say \"it\"", "back\\slash")) {
            JiraAuditRecord record = AuditRecords.cloud("a", "b")
                    .setObjects(List.of(AuditRecords.thing("GROUP", null, "admins")))
                    .setAttributes(List.of(AuditAttribute.newBuilder()
                            .setName("Note")
                            .setValue(note)
                            .build()))
                    .build();

            MappingResult result = trial.filled(record).orElseGet(() -> trial.mapped(record));

            assertThat(result).isEqualTo(trial.mapped(record));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Questions.MOST, Questions.MOST + 1})
    void shouldLeaveARuleOfMoreConditionsThanAnAnswerHoldsToTheMapping(int count) {
        String conditions = IntStream.range(0, count)
                .mapToObj(i -> "\"object(GROUP).name is not name" + i + "\"")
                .collect(Collectors.joining(", "));
        Trial trial = trialOf("{intent: group.create, severity: 1, if: [" + conditions
                + "], place: {group.name: object(GROUP).name}}");

        for (String name : List.of("some", "other", "name" + (count - 1), "name0", "name1")) {
            JiraAuditRecord record = AuditRecords.cloud("a", "b")
                    .setObjects(List.of(AuditRecords.thing("GROUP", null, name)))
                    .build();
            Optional<MappingResult> result = trial.filled(record);

            assertThat(result.isPresent()).isEqualTo(count <= Questions.MOST);
            result.ifPresent(it -> assertThat(it).isEqualTo(trial.mapped(record)));
        }
    }

    /** Not a record that is nearly too large, of which nothing can be compared. */
    @Test
    void shouldLearnOnlyOfRecordsThatCanBeCompared() {
        Trial trial = trial(new MappingOptions(RawDataMode.FULL, 100_000, false));
        for (String user : List.of("user", "user".repeat(40_000), "user", "other")) {
            trial.filled(userAdded(user, "group"));
        }
        mapped.set(0);

        assertThat(trial.filled(userAdded("user", "group"))).isPresent();
        assertThat(mapped).as("learned of the fourth").hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(RawDataMode.class)
    void shouldFillInTheRawRecordByEveryMode(RawDataMode mode) {
        Trial trial = trial(new MappingOptions(mode, MappingOptions.DEFAULT_EVENT_BYTES_MAX, false));
        for (int i = 0; i < 7; i++) {
            JiraAuditRecord record = userAdded("user" + i, "some group");

            assertThat(trial.filled(record)).contains(trial.mapped(record));
        }
        // The first, the second twice (once to learn), the fourth.
        assertThat(mapped).hasValue(4);
    }

    @Test
    void shouldFillInListsByWhoLeftAndJoined() {
        Trial trial = trial(MappingOptions.defaults());
        for (int i = 0; i < 15; i++) {
            JiraAuditRecord record = rolesChanged("Ann, gone" + i, "Ann,new" + i + ", more" + i);

            Optional<MappingResult> result = trial.filled(record);

            assertThat(result).contains(trial.mapped(record));
            assertThat(((MappingResult.Mapped) result.orElseThrow()).events()).hasSize(3);
        }
        assertThat(mapped).hasValue(4);
        assertThat(trial.filled(rolesChanged("Ann", "Ann,Ben"))).isPresent();
        assertThat(mapped).hasValue(5);
        assertThat(trial.filled(rolesChanged("Ann", "Ann"))).isEmpty();
        for (String nobody : List.of("", " ", "", " ", "")) {
            JiraAuditRecord record = rolesChanged(nobody, nobody);
            assertThat(trial.filled(record)).contains(trial.mapped(record));
        }
    }

    @Test
    void shouldLearnEachOfManyWaysInWhichAListChanges() {
        Trial trial = trial(MappingOptions.defaults());
        List<JiraAuditRecord> records = new ArrayList<>();
        for (int lost = 1; lost <= 5; lost++) {
            for (int gained = 1; gained <= 5; gained++) {
                records.add(rolesChanged(members("lost", lost), members("gained", gained)));
            }
        }
        records.forEach(trial::filled);
        records.forEach(trial::filled);
        mapped.set(0);

        for (JiraAuditRecord record : records) {
            assertThat(trial.filled(record)).contains(trial.mapped(record));
        }
        assertThat(mapped).hasValue(0);
    }

    private static String members(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 300})
    void shouldCutLongKeysAsTheMappingDoes(int repeats) {
        Trial trial = trial(MappingOptions.defaults());
        for (int i = 0; i < 5; i++) {
            JiraAuditRecord record = userAdded("user", i + "group".repeat(repeats));

            assertThat(trial.filled(record)).contains(trial.mapped(record));
        }
    }

    @Test
    void shouldLeaveToTheMappingWhatMayBeTooLarge() {
        Trial trial = trial(new MappingOptions(RawDataMode.FULL, 100_000, false));
        for (int i = 0; i < 5; i++) {
            trial.filled(userAdded("user", "group"));
        }
        JiraAuditRecord large = userAdded("user".repeat(40_000), "group");
        mapped.set(0);

        assertThat(trial.filled(large)).contains(trial.mapped(large));
        assertThat(mapped).hasValue(1);
    }

    @Test
    void shouldFillInNothingMoreOnceAFormTurnsOutWrong() {
        Trial trial = trial(MappingOptions.defaults());
        for (int i = 0; i < 3; i++) {
            trial.filled(userAdded("user", "group"));
        }
        MappingResult other = trial.mapped(rolesChanged("a", "b"));
        change = result -> other;

        // The fourth is mapped as well, and turns out to become something else.
        assertThat(trial.filled(userAdded("user", "group"))).contains(other);
        mapped.set(0);
        assertThat(trial.filled(userAdded("user", "group"))).contains(other);
        assertThat(mapped).hasValue(1);
    }

    @Test
    void shouldForgetFormsRatherThanKeepThemWithoutEnd() {
        Trial trial = trial(MappingOptions.defaults());
        for (int i = 0; i < 5_000; i++) {
            JiraAuditRecord record = JiraAuditRecord.newBuilder(userAdded("user", "group"))
                    .setEventSource("source " + i)
                    .build();

            assertThat(trial.filled(record)).isPresent();
        }
        assertThat(trial.forms.size()).isBetween(1, 2_000);
    }

    private static JiraAuditRecord userAdded(String user, String group) {
        return AuditRecords.cloud("group management", "User added to group")
                .setObjects(List.of(AuditRecords.thing("GROUP", null, group), AuditRecords.thing("USER", user, user)))
                .setSourceJson("{\"user\":\"" + user.length() + user.charAt(user.length() - 1) + "\"}")
                .build();
    }

    private static JiraAuditRecord rolesChanged(String before, String after) {
        return AuditRecords.cloud("projects", "Project roles changed")
                .setObjects(List.of(
                        AuditRecords.thing("PROJECT_ROLE", "10002", "Administrators"),
                        AuditRecords.thing("PROJECT", "10100", "Apollo")))
                .setChangedValues(List.of(AuditRecords.change("Users", before, after)))
                .build();
    }
}
