// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.jira.source.TypeAuditRecord;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.normalizer.mapping.MappingOptions;
import dev.casewire.normalizer.mapping.MappingResult;
import dev.casewire.normalizer.mapping.PackagedRules;
import dev.casewire.normalizer.mapping.RecordMapping;
import dev.casewire.registry.connect.RegistryAvroConverter;
import dev.casewire.schemas.ocsf.validate.EventTree;
import dev.casewire.schemas.ocsf.validate.OcsfValidator;
import dev.casewire.streams.SerdeFactory;
import dev.casewire.testkit.FakeRegistry;
import dev.casewire.testkit.Seeded;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever Jira answers: typed by the connector, written, read and mapped, a record becomes valid events, or it says what is wrong
 * with it and keeps its text.
 */
class MutatedSourcesTest {
    private static final int RECORDS = 400;
    private static final String TOPIC = "jira.audit.record.v1";
    private static final FakeRegistry REGISTRY = FakeRegistry.start();

    private final TypeAuditRecord<SourceRecord> typing = new TypeAuditRecord<>();
    private final RegistryAvroConverter converter = new RegistryAvroConverter();
    private final Deserializer<JiraAuditRecord> deserializer = SerdeFactory.from(
                    Map.of("schema.serde.schema.registry.url", REGISTRY.url()))
            .specific(JiraAuditRecord.class)
            .deserializer();

    static LongStream seeds() {
        return Seeded.seeds(2);
    }

    @AfterAll
    static void close() {
        REGISTRY.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBecomeValidEventsOrSayWhatIsWrong(long seed) {
        MutatedSources sources = new MutatedSources(seed);
        typing.configure(Map.of("site", "acme.example"));
        converter.configure(Map.of("schema.registry.url", REGISTRY.url(), "auto.register.schemas", true), false);
        RecordMapping mapping = RecordMapping.of(
                PackagedRules.rules(), PackagedRules.VERSIONS, MappingOptions.defaults(), Clock.systemUTC());
        int mapped = 0;
        for (int i = 0; i < RECORDS; i++) {
            String json = sources.next();
            JiraAuditRecord record = typed(json);
            if (record.getProblem() != null) {
                assertThat(record.getSourceJson()).isEqualTo(json);
            } else {
                mapped++;
                assertThat(mapping.map(AuditRecord.of(record)))
                        .as(json)
                        .isInstanceOfSatisfying(MappingResult.Mapped.class, made -> {
                            assertThat(made.events()).hasSizeGreaterThanOrEqualTo(PackagedRules.VERSIONS.size());
                            made.events()
                                    .forEach(event ->
                                            assertThat(errors(event)).as(json).isEmpty());
                        });
            }
        }
        // Both ways are gone often enough to mean something.
        assertThat(mapped).isBetween(RECORDS / 2, RECORDS * 95 / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"id\":", "\"text\"", "7", "{\"id\":{},\"created\":[]}"})
    void shouldSayWhatIsWrongWithWhatIsNoRecord(String json) {
        typing.configure(Map.of("site", "acme.example"));
        converter.configure(Map.of("schema.registry.url", REGISTRY.url(), "auto.register.schemas", true), false);

        JiraAuditRecord record = typed(json);

        assertThat(record.getProblem()).isNotEmpty();
        assertThat(record.getSourceJson()).isEqualTo(json);
    }

    private JiraAuditRecord typed(String json) {
        SourceRecord typed = typing.apply(
                new SourceRecord(Map.of(), Map.of(), "untyped", null, null, null, Schema.STRING_SCHEMA, json));
        return deserializer.deserialize(TOPIC, converter.fromConnectData(TOPIC, typed.valueSchema(), typed.value()));
    }

    private static List<?> errors(MappedEvent event) {
        String version = event.topic().startsWith("ocsf.v1_1.") ? "1.1.0" : "1.8.0";
        return OcsfValidator.ofVersion(version).errors(EventTree.of(event.record()));
    }
}
