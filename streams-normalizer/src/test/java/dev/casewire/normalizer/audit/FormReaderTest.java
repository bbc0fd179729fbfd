// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.AuditRecords;
import dev.casewire.normalizer.mapping.CorpusRecords;
import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.EncodedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {
    private static final Instant CREATED = Instant.parse("2200-01-01T00:00:00Z");
    private static final Instant FETCHED = Instant.parse("2200-01-02T00:00:00Z");

    /** No event tells of these, or not by what they say. */
    private static final List<String> NOT_TOLD = List.of("idOrigin", "sourceJson", "objects.role");

    private final FormReader reader = new FormReader();

    private static JiraAuditRecord record() {
        return AuditRecords.dataCenter("jira.auditing.user.created", "User created")
                .setCategory("user management")
                .setCategoryKey("a.key")
                .setArea("USER_MANAGEMENT")
                .setLevel("BASE")
                .setDescription("some words")
                .setEventSource("source")
                .setAuthor(AuditAuthor.newBuilder()
                        .setAccountId("5b10")
                        .setKey("author")
                        .setId("10000")
                        .setName("Ann")
                        .setType("user")
                        .setUri("https://acme.example/ann")
                        .setAvatarUri("https://acme.example/ann.png")
                        .build())
                .setRemoteAddress("10.0.0.1")
                .setMethod("Browser")
                .setNode("node1")
                .setSystem("https://acme.example")
                .setFormatVersion("1.0")
                .setObjects(List.of(thing("JIRAUSER10000", "Ann"), thing("JIRAUSER10001", "Bea")))
                .setChangedValues(List.of(AuditChange.newBuilder()
                        .setKey("a.name")
                        .setName("Name")
                        .setFrom("before")
                        .setTo("after")
                        .build()))
                .setAttributes(List.of(AuditAttribute.newBuilder()
                        .setKey("an.attribute")
                        .setName("Attribute")
                        .setValue("value")
                        .build()))
                .setSourceJson("{}")
                .build();
    }

    private static AuditObject thing(String id, String name) {
        return AuditObject.newBuilder()
                .setRole("affected")
                .setId(id)
                .setName(name)
                .setTypeName("USER")
                .setParentId("1")
                .setParentName("Directory")
                .setUri("https://acme.example/" + id)
                .build();
    }

    @Test
    void shouldTellAKeptFormFromThatOfTheNextRecord() {
        JiraAuditRecord one = AuditRecords.cloud("a", "b").build();
        JiraAuditRecord other = AuditRecords.cloud("a", "c").build();
        assertThat(read(one)).isTrue();
        RecordForm kept = reader.form().kept();
        FormReader another = new FormReader();
        assertThat(another.read(AuditRecord.of(one))).isTrue();

        assertThat(read(other)).isTrue();

        assertThat(kept).isEqualTo(another.form());
    }

    /** The last bytes of a form are marks; a hash that loses them makes look-ups slow. */
    @Test
    void shouldHashFormsThatDifferInTheirLastMarksApart() {
        List<String> sides = Arrays.asList(null, "", "text");
        Set<RecordForm> forms = new HashSet<>();
        Set<Integer> hashes = new HashSet<>();
        for (String name : List.of("URL", "Name", "Some name")) {
            for (int of = 0; of < 3 * 3 * 3 * 3; of++) {
                RecordForm form = formOf(AuditRecords.cloud("a", "b")
                        .setChangedValues(List.of(
                                AuditRecords.change(name, sides.get(of % 3), sides.get(of / 3 % 3)),
                                AuditRecords.change(name, sides.get(of / 9 % 3), sides.get(of / 27))))
                        .build());
                forms.add(form);
                hashes.add(form.hashCode());
            }
        }
        assertThat(forms).hasSize(3 * 81);
        assertThat(hashes).hasSameSizeAs(forms);
    }

    private boolean read(JiraAuditRecord record) {
        return reader.read(AuditRecord.of(record));
    }

    private RecordForm formOf(JiraAuditRecord record) {
        assertThat(read(record)).isTrue();
        return reader.form().kept();
    }

    private List<String> textsOf(JiraAuditRecord record) {
        formOf(record);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < reader.size(); i++) {
            texts.add(reader.text(i));
        }
        return texts;
    }

    /** A field that the reader overlooks would be the same in all events of a form. */
    @Test
    void shouldTellEachTextOfARecordByItsFormOrAsAText() {
        List<String> overlooked = new ArrayList<>();
        for (Schema.Field field : record().getSchema().getFields()) {
            JiraAuditRecord changed = record();
            Look look = () -> !formOf(changed).equals(formOf(record()))
                    || !textsOf(changed).equals(textsOf(record()));
            change(changed, field.pos(), field.name(), look, overlooked);
        }

        assertThat(overlooked).containsExactlyInAnyOrderElementsOf(NOT_TOLD);
    }

    private interface Look {
        boolean isTold();
    }

    private static void change(IndexedRecord holder, int position, String path, Look look, List<String> overlooked) {
        Object value = holder.get(position);
        if (value instanceof String text) {
            holder.put(position, text + "1");
            if (!look.isTold()) {
                overlooked.add(path);
            }
            holder.put(position, text);
        } else if (value instanceof IndexedRecord within) {
            within.getSchema()
                    .getFields()
                    .forEach(field -> change(within, field.pos(), path + "." + field.name(), look, overlooked));
        } else if (value instanceof List<?> list && list.get(list.size() - 1) instanceof IndexedRecord within) {
            within.getSchema()
                    .getFields()
                    .forEach(field -> change(within, field.pos(), path + "." + field.name(), look, overlooked));
        }
    }

    @Test
    void shouldGiveAMarkedRecordTheFormOfItsOrigin() {
        JiraAuditRecord record = record();

        MarkedRecord marked = MarkedRecord.of(AuditRecord.of(record), Optional.empty(), CREATED, FETCHED);

        assertThat(formOf(marked.record())).isEqualTo(formOf(record));
        assertThat(marked.record().getObjects().get(0).getId())
                .isEqualTo("JIRAUSER" + marked.record().getAuthor().getId());
        assertThat(marked.record().getObjects().get(1).getId())
                .isNotEqualTo(marked.record().getObjects().get(0).getId());
    }

    @Test
    void shouldGiveRealRecordsThatAreMarkedTheFormsOfTheirOrigins() {
        for (JiraAuditRecord record : CorpusRecords.all()) {
            if (read(record)) {
                MarkedRecord marked = MarkedRecord.of(AuditRecord.of(record), Optional.empty(), CREATED, FETCHED);

                assertThat(formOf(marked.record())).as(record::toString).isEqualTo(formOf(record));
            }
        }
    }

    /** Which of them are the same would have to be seen across. */
    @Test
    void shouldLeaveParentsInFieldsBesideParentsInEntriesToTheMapping() {
        AuditObject entry = AuditObject.newBuilder()
                .setRole("affected")
                .setId("1")
                .setName("Directory")
                .build();
        JiraAuditRecord both = JiraAuditRecord.newBuilder(record())
                .setObjects(List.of(thing("JIRAUSER10001", "Bea"), entry))
                .build();

        assertThat(read(both)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10002, false", // just another number
        "abc, true", // a key is no number
        "-1, true", // the system itself
        "'', true",
    })
    void shouldSeeWhatAnAuthorsIdTells(String id, boolean isOtherForm) {
        JiraAuditRecord record =
                JiraAuditRecord.newBuilder(record()).setObjects(List.of()).build();
        RecordForm form = formOf(record);
        JiraAuditRecord other = JiraAuditRecord.newBuilder(record)
                .setAuthor(AuditAuthor.newBuilder(record.getAuthor()).setId(id).build())
                .build();

        assertThat(formOf(other).equals(form)).isEqualTo(!isOtherForm);
    }

    @Test
    void shouldSeeThatTheAuthorIsAThingOfTheRecord() {
        RecordForm form = formOf(record());
        JiraAuditRecord other = JiraAuditRecord.newBuilder(record())
                .setAuthor(AuditAuthor.newBuilder(record().getAuthor())
                        .setId("10005")
                        .build())
                .build();

        assertThat(formOf(other)).isNotEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JIRAUSERx", "JIRAUSER"})
    void shouldLeaveKeysThatAreNearlyThoseOfUsersToTheMapping(String id) {
        JiraAuditRecord record = JiraAuditRecord.newBuilder(record())
                .setObjects(List.of(thing(id, "Ann")))
                .build();

        assertThat(read(record)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1, 10.0.0.2", " host", "host "})
    void shouldLeaveAddressesThatAreTakenApartToTheMapping(String address) {
        JiraAuditRecord record =
                JiraAuditRecord.newBuilder(record()).setRemoteAddress(address).build();

        assertThat(read(record)).isFalse();
    }

    @Test
    void shouldLeaveAThingWhoseNameIsAnothersIdToTheMapping() {
        JiraAuditRecord record = JiraAuditRecord.newBuilder(record())
                .setObjects(List.of(thing("same", ""), thing("other", "same")))
                .build();

        assertThat(read(record)).isFalse();
    }

    @Test
    void shouldLeaveLongRecordsToTheMapping() {
        List<AuditObject> things = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            things.add(thing("id" + i, "name" + i));
        }
        assertThat(read(JiraAuditRecord.newBuilder(record()).setObjects(things).build()))
                .isFalse();
        assertThat(read(JiraAuditRecord.newBuilder(record())
                        .setAction("x".repeat(3_000))
                        .build()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uE000", "918273645546372819", "fd5e:90a0:b0c0:d0e0:f0a1:b1c1:d1e1:0001"})
    void shouldSeeWordsThatCouldBeTakenForPlaceholders(String text) {
        JiraAuditRecord record = JiraAuditRecord.newBuilder(record())
                .setAction("User " + text + " created")
                .build();

        assertThat(read(record) && reader.hasWord(MarkedRecord::isDubious)).isTrue();
        assertThat(read(record()) && !reader.hasWord(MarkedRecord::isDubious)).isTrue();
    }

    /** Decoded and encoded again, such a text would not be the same bytes. */
    @Test
    void shouldLeaveTextsThatAreNoUtf8ToTheMapping() throws IOException {
        assertThat(reader.read(AuditRecord.of(encoded(record(), "b\u00e9fore", "b\u00e9fore"))))
                .isTrue();
        assertThat(reader.read(AuditRecord.of(encoded(record(), "before", "bef\u00ffre"))))
                .isFalse();
    }

    /** What is hashed and carried must be what whoever decodes the record would encode. */
    @Test
    void shouldTakeTheRawRecordAsADecoderWould() throws IOException {
        for (String raw : List.of("{\"a\":\"plain\"}", "{\"a\":\"\u00e9t\u00e9 \uD83D\uDE80\"}", "\uFFFD")) {
            JiraAuditRecord record =
                    JiraAuditRecord.newBuilder(record()).setSourceJson(raw).build();

            assertThat(AuditRecord.of(record).sourceJson()).isEqualTo(StandardCharsets.UTF_8.encode(raw));
        }
        JiraAuditRecord torn = JiraAuditRecord.newBuilder(record())
                .setSourceJson("{\"a\":\"torn\"}")
                .build();

        assertThat(AuditRecord.of(rewritten(torn, "torn", "t\u00ffrn")).sourceJson())
                .isEqualTo(StandardCharsets.UTF_8.encode("{\"a\":\"t\uFFFDrn\"}"));
    }

    /** A record with a changed value of which the UTF-8 is replaced by as many single bytes. */
    private static EncodedRecord encoded(JiraAuditRecord record, String text, String written) throws IOException {
        record.getChangedValues().get(0).put("from", text);
        return rewritten(record, text, written);
    }

    private static EncodedRecord rewritten(JiraAuditRecord record, String text, String written) throws IOException {
        AvroBytes bytes = new AvroBytes();
        new SpecificDatumWriter<>(JiraAuditRecord.class)
                .write(record, EncoderFactory.get().directBinaryEncoder(bytes, null));
        String latin = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
        byte[] changed = latin.replace(text, written).getBytes(StandardCharsets.ISO_8859_1);
        AvroBytes out = new AvroBytes();
        out.write(changed, 0, changed.length);
        return new EncodedRecord(record.getSchema(), out);
    }
}
