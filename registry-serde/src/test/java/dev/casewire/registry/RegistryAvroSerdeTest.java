// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.schemas.ContractSchemas;
import dev.casewire.source.SourceState;
import dev.casewire.testkit.FakeRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryAvroSerdeTest {
    private static final String TOPIC = "source.state.v1";
    private static final String SUBJECT = TOPIC + "-value";
    private static final Schema CONTRACT = ContractSchemas.schema("dev.casewire.source.SourceState");
    private static final Schema AUDIT = ContractSchemas.schema("dev.casewire.jira.JiraAuditRecord");
    private static final Schema CASE =
            SchemaBuilder.record("dev.test.Case").fields().requiredString("id").endRecord();

    private final FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldRoundTripAGeneratedClassByTheContractThatIsRegistered() {
        int id = registry.register(SUBJECT, CONTRACT.toString());
        RegistryAvroSerde<SourceState> serde = configured(RegistryAvroSerde.forClass(SourceState.class));

        byte[] bytes = serde.serializer().serialize(TOPIC, state());
        SourceState back = serde.deserializer().deserialize(TOPIC, bytes);

        assertThat(back).isEqualTo(state());
        assertThat(bytes[0]).isZero();
        assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);
    }

    @Test
    void shouldFindTheGeneratedClassByTheWritersSchema() {
        registry.register(SUBJECT, CONTRACT.toString());
        RegistryAvroSerde<IndexedRecord> serde = new RegistryAvroSerde<>();
        serde.configure(Map.of(RegistryConfig.URL, registry.url(), "specific.avro.reader", "true"), false);

        byte[] bytes = serde.serializer().serialize(TOPIC, state());

        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(state());
    }

    @Test
    void shouldRoundTripGenericRecords() {
        registry.register("t-value", CASE.toString());
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());

        GenericRecord back =
                serde.deserializer().deserialize("t", serde.serializer().serialize("t", aCase("7")));

        assertThat(back).isEqualTo(aCase("7")).isInstanceOf(GenericData.Record.class);
    }

    @Test
    void shouldReadAnOlderVersionIntoTheReadersSchema() {
        registry.register("t-value", CASE.toString());
        Schema newer = SchemaBuilder.record("dev.test.Case")
                .fields()
                .requiredString("id")
                .optionalString("owner")
                .endRecord();
        RegistryAvroSerde<GenericRecord> old = configured(new RegistryAvroSerde<>());
        RegistryAvroSerde<GenericRecord> young = configured(RegistryAvroSerde.forSchema(newer));

        GenericRecord back =
                young.deserializer().deserialize("t", old.serializer().serialize("t", aCase("7")));

        assertThat(back.getSchema()).isEqualTo(newer);
        assertThat(back.get("owner")).isNull();
    }

    @Test
    void shouldLeaveARecordEncodedWhereItsReaderWantsIt() {
        registry.register("t-value", AUDIT.toString());
        RegistryAvroSerde<IndexedRecord> serde = encoded();
        byte[] bytes = serde.serializer().serialize("t", auditRecord());

        IndexedRecord back = serde.deserializer().deserialize("t", bytes);

        assertThat(back).isInstanceOf(EncodedRecord.class).isEqualTo(EncodedRecord.of(auditRecord()));
        assertThat(((EncodedRecord) back).read(ValueReader.ofClass(JiraAuditRecord.class)))
                .isEqualTo(auditRecord());
        assertThat(serde.serializer().serialize("t", back)).isEqualTo(bytes);
    }

    @Test
    void shouldEncodeWhatAnOlderVersionWroteByTheReadersSchema() {
        Schema older = Schema.createRecord(
                AUDIT.getName(),
                null,
                AUDIT.getNamespace(),
                false,
                AUDIT.getFields().stream()
                        .filter(field -> !field.name().equals("untruncatedSize"))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
        registry.register("t-value", older.toString());
        GenericData.Record written = new GenericData.Record(older);
        older.getFields()
                .forEach(field -> written.put(field.pos(), plain(auditRecord().get(field.name()))));
        RegistryAvroSerde<GenericRecord> old = configured(new RegistryAvroSerde<>());

        IndexedRecord back =
                encoded().deserializer().deserialize("t", old.serializer().serialize("t", written));

        assertThat(back).isEqualTo(EncodedRecord.of(auditRecord()));
    }

    private static Object plain(Object value) {
        return value instanceof Instant time ? (Object) time.toEpochMilli() : value;
    }

    @Test
    void shouldRefuseAnEncodedRecordThatIsCutOff() {
        registry.register("t-value", AUDIT.toString());
        RegistryAvroSerde<IndexedRecord> serde = encoded();
        byte[] bytes = serde.serializer().serialize("t", auditRecord());
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);

        assertThatThrownBy(() -> serde.deserializer().deserialize("t", cut))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("cannot be decoded");
    }

    @Test
    void shouldNameTheContractOfAnEncodedRecordThatIsAnother() {
        registry.register("t-value", CONTRACT.toString());
        byte[] bytes = configured(RegistryAvroSerde.forClass(SourceState.class))
                .serializer()
                .serialize("t", state());

        assertThatThrownBy(() -> encoded().deserializer().deserialize("t", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("SourceState stands where a dev.casewire.jira.JiraAuditRecord is expected");
    }

    private RegistryAvroSerde<IndexedRecord> encoded() {
        RegistryAvroSerde<IndexedRecord> serde = new RegistryAvroSerde<>();
        serde.configure(
                Map.of(
                        RegistryConfig.URL,
                        registry.url(),
                        RegistryAvroDeserializer.ENCODED_READER,
                        JiraAuditRecord.class),
                false);
        return serde;
    }

    private static JiraAuditRecord auditRecord() {
        return JiraAuditRecord.newBuilder()
                .setSite("acme.example")
                .setShape("cloud")
                .setId("100")
                .setIdOrigin("source")
                .setFetchedAt(Instant.parse("2026-03-04T05:06:07.890Z"))
                .setObjects(List.of())
                .setChangedValues(List.of())
                .setAttributes(List.of())
                .setSourceJson("{}")
                .build();
    }

    @Test
    void shouldAskTheRegistryOncePerSchemaAndNotPerRecord() {
        registry.register(SUBJECT, CONTRACT.toString());
        RegistryAvroSerde<SourceState> serde = configured(RegistryAvroSerde.forClass(SourceState.class));

        for (int i = 0; i < 100; i++) {
            serde.deserializer().deserialize(TOPIC, serde.serializer().serialize(TOPIC, state()));
        }

        assertThat(registry.requests()).containsExactly("POST /subjects/" + SUBJECT, "GET /schemas/ids/1");
    }

    @Test
    void shouldAskOnceForEqualSchemasOfDifferentRecords() {
        registry.register("t-value", CASE.toString());
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());

        for (int i = 0; i < 2_000; i++) {
            Schema fresh = new Schema.Parser().parse(CASE.toString());
            serde.serializer()
                    .serialize(
                            "t", new GenericRecordBuilder(fresh).set("id", "1").build());
        }

        assertThat(registry.requests()).containsExactly("POST /subjects/t-value");
    }

    @Test
    void shouldNeverRegisterUnlessTold() {
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());

        assertThatThrownBy(() -> serde.serializer().serialize("t", aCase("7")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("t-value")
                .hasMessageContaining("dev.test.Case")
                .hasMessageContaining("Register the contract first")
                .hasCauseInstanceOf(SchemaNotFoundException.class);
        assertThat(registry.requests()).noneMatch(it -> it.endsWith("/versions") && it.startsWith("POST"));
    }

    @Test
    void shouldRegisterTheContractWithoutJavasPropertyWhenTold() {
        RegistryAvroSerde<SourceState> serde = RegistryAvroSerde.forClass(SourceState.class);
        serde.configure(Map.of(RegistryConfig.URL, registry.url(), "auto.register.schemas", "true"), false);

        serde.serializer().serialize(TOPIC, state());

        assertThat(client().schemaById(1)).isEqualTo(CONTRACT);
        assertThat(client().schemaById(1).toString()).doesNotContain("avro.java.string");
    }

    @Test
    void shouldUseTheKeysSubjectForKeys() {
        registry.register("t-key", CASE.toString());
        RegistryAvroSerde<GenericRecord> serde = new RegistryAvroSerde<>();
        serde.configure(Map.of(RegistryConfig.URL, registry.url()), true);

        assertThat(serde.serializer().serialize("t", aCase("7"))).isNotEmpty();
    }

    @Test
    void shouldPassTombstones() {
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());

        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", null)).isNull();
    }

    @Test
    void shouldCallAnOutageRetriableAndSucceedAfterIt() {
        registry.register("t-value", CASE.toString());
        RegistryAvroSerde<GenericRecord> serde = new RegistryAvroSerde<>();
        serde.configure(Map.of(RegistryConfig.URL, registry.url(), RegistryConfig.RETRY_TIMEOUT_MS, "0"), false);
        registry.failNext(1, 503, "");

        assertThatThrownBy(() -> serde.serializer().serialize("t", aCase("7")))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("t-value")
                .hasMessageContaining("503");
        assertThat(serde.serializer().serialize("t", aCase("7"))).isNotEmpty();
    }

    @Test
    void shouldGoOnAfterARecordThatDoesNotFitItsSchema() {
        registry.register("t-value", CASE.toString());
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());
        byte[] before = serde.serializer().serialize("t", aCase("7"));
        GenericRecord empty = new GenericData.Record(CASE);

        assertThatThrownBy(() -> serde.serializer().serialize("t", empty))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("dev.test.Case");
        assertThat(serde.serializer().serialize("t", aCase("7"))).isEqualTo(before);
    }

    private <T extends IndexedRecord> RegistryAvroSerde<T> configured(RegistryAvroSerde<T> serde) {
        serde.configure(Map.of(RegistryConfig.URL, registry.url()), false);
        return serde;
    }

    private RegistryClient client() {
        return new RegistryClient(RegistryConfig.from(Map.of(RegistryConfig.URL, registry.url())));
    }

    private static GenericRecord aCase(String id) {
        return new GenericRecordBuilder(CASE)
                .set("id", new org.apache.avro.util.Utf8(id))
                .build();
    }

    private static SourceState state() {
        Instant time = Instant.parse("2026-03-04T05:06:07.890Z");
        return SourceState.newBuilder()
                .setConnector("audit")
                .setSite("acme.atlassian.net")
                .setResource("audit")
                .setCursor(time)
                .setBulkReadComplete(true)
                .setNewestRecordAt(time)
                .setStatus("reading")
                .setLedgerEntries(3)
                .setLedgerComplete(true)
                .setGapPossible(false)
                .setEmittedAt(time)
                .build();
    }
}
