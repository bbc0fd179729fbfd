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
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is missing or odd, no value ends up with a person it is not about: every value of the author, of a touched user
 * and of a touched group carries a mark, and each place of an event may hold certain marks only.
 */
class RightPersonTest {
    private static final int RECORDS = 700;
    private static final String AUTHOR = "Aut\u00e9or-";
    private static final String USER = "Us\u00e9r-";
    private static final String GROUP = "Gr\u00e9up-";

    private final AuditMapper mapper = Mapping.mapper(MappingOptions.defaults());
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
                assertThat(json.at("/actor").toString()).as(why).doesNotContain(isOwn ? AUTHOR : USER, GROUP);
                assertThat(json.at("/group").toString() + json.at("/subgroup"))
                        .as(why)
                        .doesNotContain(AUTHOR, USER);
                for (String place : List.of("/user", "/user_result", "/entity/user")) {
                    assertThat(json.at(place).toString()).as(why).doesNotContain(GROUP);
                    boolean mayBeAuthor =
                            List.of(3002, 3003).contains(json.get("class_uid").asInt());
                    if (!mayBeAuthor) {
                        assertThat(json.at(place).toString()).as(why).doesNotContain(AUTHOR);
                    }
                }
            }
        }
    }

    private static JiraAuditRecord marked(JiraAuditRecord record, Seeded seeded) {
        List<AuditObject> objects = new ArrayList<>();
        for (AuditObject object : record.getObjects()) {
            String type = object.getTypeName() == null ? "" : object.getTypeName();
            String mark = type.equalsIgnoreCase("USER") ? USER : type.equals("GROUP") ? GROUP : "Thing-";
            objects.add(AuditObject.newBuilder(object)
                    .setId(object.getId() == null ? null : mark + seeded.word(4))
                    .setName(object.getName() == null ? null : mark + seeded.word(4))
                    .build());
        }
        List<AuditChange> changes = new ArrayList<>();
        for (AuditChange change : record.getChangedValues()) {
            String mark = "Groups".equals(change.getName()) || "Group".equals(change.getName()) ? GROUP : USER;
            boolean isHolder = List.of("Users", "Groups", "Group", "Email", "Username", "Full name")
                    .contains(String.valueOf(change.getName()));
            changes.add(
                    isHolder
                            ? AuditChange.newBuilder(change)
                                    .setFrom(change.getFrom() == null ? null : mark + seeded.word(4))
                                    .setTo(change.getTo() == null ? null : mark + seeded.word(4) + ", " + mark)
                                    .build()
                            : change);
        }
        return JiraAuditRecord.newBuilder(record)
                .setAuthor(record.getAuthor() == null ? null : marked(record.getAuthor()))
                .setObjects(objects)
                .setChangedValues(changes)
                .setDescription(null)
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
