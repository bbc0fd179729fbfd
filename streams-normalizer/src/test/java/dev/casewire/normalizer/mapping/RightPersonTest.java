// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.schemas.ocsf.validate.EventTree;
import dev.casewire.schemas.ocsf.validate.OcsfValidator;
import dev.casewire.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is missing or odd, no value ends up with a person it is not about: every value of the author, of each touched user
 * and of each other thing carries a mark of its own, and no object of an event may hold the marks of two, nor those of another kind.
 */
class RightPersonTest {
    private static final int RECORDS = 700;
    private static final String AUTHOR = "Aut\u00e9or-";
    private static final String USER = "Us\u00e9r-";
    private static final String GROUP = "Gr\u00e9up-";
    private static final String THING = "Th\u00eeng-";
    private static final Pattern PERSON = Pattern.compile("(Aut\u00e9or|Us\u00e9r-\\d+)-");
    private static final Pattern ONE_GROUP = Pattern.compile("Gr\u00e9up-\\d+-");

    private final RecordMapping mapper = Mapping.mapper(MappingOptions.defaults());
    private final OcsfValidator validator = OcsfValidator.ofVersion("1.8.0");

    static LongStream seeds() {
        return Seeded.seeds(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldNeverTellOfAWrongPerson(long seed) {
        MutatedRecords records = new MutatedRecords(seed);
        Seeded seeded = new Seeded(seed);
        for (int i = 0; i < RECORDS; i++) {
            JiraAuditRecord record = marked(records.next(), seeded);
            for (MappedEvent event : Mapping.events(mapper, record)) {
                JsonNode json = EventJson.of(event.record());
                Supplier<String> why = () -> json + " of " + record;
                boolean isOwn = json.at("/unmapped/actor_missing").asBoolean();
                assertThat(validator.errors(EventTree.of(event.record())))
                        .as(why)
                        .isEmpty();
                // Where nobody is named, a rule may know that the touched user acted.
                assertThat(json.at("/actor").toString()).as(why).doesNotContain(isOwn ? AUTHOR : USER, GROUP, THING);
                for (String place : List.of("/actor", "/user", "/user_result", "/entity/user")) {
                    assertThat(marks(PERSON, json.at(place))).as(why).hasSizeLessThanOrEqualTo(1);
                    assertThat(json.at(place).toString()).as(why).doesNotContain(GROUP, THING);
                }
                for (String place : List.of("/group", "/subgroup")) {
                    assertThat(marks(ONE_GROUP, json.at(place))).as(why).hasSizeLessThanOrEqualTo(1);
                    assertThat(json.at(place).toString()).as(why).doesNotContain(AUTHOR, USER, THING);
                }
                assertThat(json.at("/app").toString()).as(why).doesNotContain(AUTHOR, USER, GROUP);
                assertThat(json.at("/unmapped/lead").toString() + json.at("/unmapped/owner"))
                        .as(why)
                        .doesNotContain(AUTHOR, GROUP, THING);
            }
        }
    }

    private static Set<String> marks(Pattern mark, JsonNode object) {
        return mark.matcher(object.toString()).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** Values of a user's own, such as a new address, are of the first touched user; members of a list are each a person. */
    private static JiraAuditRecord marked(JiraAuditRecord record, Seeded seeded) {
        List<AuditObject> objects = new ArrayList<>();
        for (AuditObject object : record.getObjects()) {
            String type = object.getTypeName() == null ? "" : object.getTypeName();
            int number = count(objects, type);
            String mark = type.equalsIgnoreCase("USER")
                    ? USER + number + "-"
                    : type.equalsIgnoreCase("GROUP") ? GROUP + number + "-" : THING;
            objects.add(AuditObject.newBuilder(object)
                    .setId(object.getId() == null ? null : mark + seeded.word(4))
                    .setName(object.getName() == null ? null : mark + seeded.word(4))
                    .build());
        }
        List<AuditChange> changes = new ArrayList<>();
        for (AuditChange change : record.getChangedValues()) {
            changes.add(
                    switch (String.valueOf(change.getName())) {
                        case "Users" -> changed(change, USER + 8 + "-", USER + 9 + "-", seeded);
                        case "Groups", "Group" -> changed(change, GROUP + 8 + "-", GROUP + 9 + "-", seeded);
                        case "Email", "Username", "Full name" ->
                            changed(change, USER + 0 + "-", USER + 0 + "-", seeded);
                        default -> change;
                    });
        }
        return JiraAuditRecord.newBuilder(record)
                .setAuthor(record.getAuthor() == null ? null : marked(record.getAuthor()))
                .setObjects(objects)
                .setChangedValues(changes)
                .setDescription(null)
                .build();
    }

    private static int count(List<AuditObject> objects, String type) {
        return (int) objects.stream()
                .filter(object -> type.equalsIgnoreCase(String.valueOf(object.getTypeName())))
                .count();
    }

    private static AuditChange changed(AuditChange change, String from, String to, Seeded seeded) {
        return AuditChange.newBuilder(change)
                .setFrom(change.getFrom() == null ? null : from + seeded.word(4))
                .setTo(change.getTo() == null ? null : to + seeded.word(4))
                .build();
    }

    private static AuditAuthor marked(AuditAuthor author) {
        return AuditAuthor.newBuilder(author)
                .setAccountId(author.getAccountId() == null ? null : AUTHOR + "account")
                .setKey(author.getKey() == null ? null : AUTHOR + "key")
                .setName(author.getName() == null ? null : AUTHOR + "name")
                .build();
    }
}
