// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.local.contracts.SubjectRollout;
import dev.casewire.local.mapping.FileMapping;
import dev.casewire.local.mapping.MappedRecord;
import dev.casewire.local.registry.RegistryProcess;
import dev.casewire.local.settings.Distribution;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.registry.RegistryAvroDeserializer;
import dev.casewire.registry.RegistryAvroSerializer;
import dev.casewire.registry.RegistryClient;
import dev.casewire.registry.RegistryConfig;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import dev.casewire.testkit.ConfluentSerde;
import dev.casewire.testkit.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Confluent's untouched serializer and deserializer against ours, over the registry of the local stack with the contracts of all
 * our topics. Their jars are fetched by {@code -Pconfluent-jars}; without them this is skipped.
 */
class ConfluentWireIT {
    private static final Path JARS = Path.of("target/confluent");
    private static final int HEADER = 5;

    @TempDir
    static Path folder;

    private static RegistryProcess registry;
    private static Map<String, String> settings;
    private static ConfluentSerde confluent;

    private final RegistryAvroSerializer<IndexedRecord> ours = new RegistryAvroSerializer<>();
    private final RegistryAvroDeserializer<GenericRecord> ourReader = new RegistryAvroDeserializer<>();

    ConfluentWireIT() {
        ours.configure(settings, false);
        ourReader.configure(settings, false);
    }

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isDirectory(JARS), "no jars of Confluent's in " + JARS + ": run with -Pconfluent-jars");
        int port = Ports.choose(Map.of(), Map.of(), new Random()).of(Port.REGISTRY);
        registry = RegistryProcess.launch(Distribution.find(), folder, port, folder.resolve("registry.log"));
        registry.awaitReady();
        settings = Map.of(RegistryConfig.URL, registry.url());
        new SubjectRollout(new RegistryClient(RegistryConfig.from(settings))).run(Topics.load(), false);
        confluent = confluent(Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        if (confluent != null) {
            confluent.close();
        }
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void shouldWriteAndReadWhatConfluentDoesOnEveryTopicOfOurs() {
        int topics = 0;
        for (TopicDefinition topic : Topics.load().all()) {
            Optional<Schema> schema = ValueSchemas.valueSchema(topic);
            if (schema.isPresent()) {
                topics++;
                for (Object made : new RandomData(schema.get(), 10, 17L + topics)) {
                    agree(topic.kafkaName(), (IndexedRecord) made);
                }
            }
        }
        assertThat(topics).isGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "1.1.0"})
    void shouldWriteAndReadRealRecordsAndTheirEventsAsConfluentDoes(String version) throws Exception {
        List<MappedRecord> mapped = new FileMapping(version, Optional.empty())
                .map(SharedFiles.require("corpus/azure-sentinel-jira-cloud.jsonl"), "acme.atlassian.net");

        for (MappedRecord record : mapped) {
            agree("jira.audit.record.v1", generic(record.record()));
            record.events()
                    .forEach(event -> agree(event.event().topic(), event.event().record()));
        }
        assertThat(mapped)
                .hasSizeGreaterThan(50)
                .anyMatch(record -> !record.events().isEmpty());
    }

    @Test
    void shouldResolveASchemaByItsContentAsConfluentDoesWhenNothingMayBeRegistered() {
        GenericRecord state = any("source.state.v1");
        byte[] expected = ours.serialize("source.state.v1", state);

        try (ConfluentSerde newest = confluent(Map.of("use.latest.version", "true"))) {
            assertThat(newest.serialize("source.state.v1", theirs(newest, state)))
                    .isEqualTo(expected);
        }
        assertThatThrownBy(() -> confluent.serialize("jira.audit.record.v1", theirs(confluent, state)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ours.serialize("jira.audit.record.v1", state))
                .hasMessageContaining("jira.audit.record.v1-value");
    }

    @Test
    void shouldReadWhatConfluentRegistersAndWritesAndTheOtherWayRound() {
        Schema schema = SchemaBuilder.record("Event")
                .namespace("dev.casewire.test")
                .doc("of a producer that registers")
                .fields()
                .requiredString("id")
                .optionalLong("time")
                .endRecord();
        GenericRecord event = new GenericData.Record(schema);
        event.put("id", "a");
        event.put("time", 5L);
        Map<String, Object> registering = new HashMap<>(settings);
        registering.put("auto.register.schemas", "true");
        try (ConfluentSerde theirs = confluent(registering);
                RegistryAvroSerializer<IndexedRecord> registrar = new RegistryAvroSerializer<>()) {
            registrar.configure(registering, false);

            byte[] first = theirs.serialize("foreign.one", theirs(theirs, event));
            byte[] second = registrar.serialize("foreign.two", event);

            assertThat(ourReader.deserialize("foreign.one", first)).hasToString(event.toString());
            assertThat(ours.serialize("foreign.one", event)).isEqualTo(first);
            assertThat(theirs.deserialize("foreign.two", second)).hasToString(event.toString());
            assertThat(theirs.serialize("foreign.two", theirs(theirs, event))).isEqualTo(second);
        }
    }

    /** Both write the same bytes, and each reads the other's. */
    private void agree(String topic, IndexedRecord record) {
        byte[] ourBytes = ours.serialize(topic, record);
        byte[] theirBytes = confluent.serialize(topic, theirs(confluent, record));

        assertThat(theirBytes).describedAs(topic).isEqualTo(ourBytes);
        assertThat(confluent.binary(confluent.deserialize(topic, ourBytes)))
                .describedAs(topic)
                .isEqualTo(avro(ourBytes));
        assertThat(GenericData.get().compare(ourReader.deserialize(topic, theirBytes), record, record.getSchema()))
                .describedAs(topic)
                .isZero();
    }

    private Object theirs(ConfluentSerde serde, IndexedRecord record) {
        return serde.record(record.getSchema().toString(), binary(record));
    }

    private static GenericRecord any(String topic) {
        Schema schema = ValueSchemas.valueSchema(Topics.load().topic(topic)).orElseThrow();
        return (GenericRecord) new RandomData(schema, 1, 5).iterator().next();
    }

    /** By the committed contract: a generated class says in its schema how Java holds a text. */
    private static GenericRecord generic(JiraAuditRecord record) throws Exception {
        Schema contract = ValueSchemas.valueSchema(Topics.load().topic("jira.audit.record.v1"))
                .orElseThrow();
        ByteBuffer encoded = JiraAuditRecord.getEncoder().encode(record);
        byte[] payload = Arrays.copyOfRange(encoded.array(), encoded.position() + 10, encoded.limit());
        return new GenericDatumReader<GenericRecord>(contract)
                .read(null, DecoderFactory.get().binaryDecoder(payload, null));
    }

    private static byte[] binary(IndexedRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<IndexedRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] avro(byte[] payload) {
        return Arrays.copyOfRange(payload, HEADER, payload.length);
    }

    /** As one sets Confluent's serializer up beside ours: nothing is registered, and docs do not make another schema. */
    private static ConfluentSerde confluent(Map<String, ?> changed) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("auto.register.schemas", "false");
        all.put("normalize.schemas", "true");
        all.putAll(changed);
        return ConfluentSerde.load(JARS, all);
    }
}
