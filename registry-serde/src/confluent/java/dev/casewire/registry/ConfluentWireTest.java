// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.testkit.FakeRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Confluent's serializer and ours write the same bytes and read each other's, over one registry. */
class ConfluentWireTest {
    private static final String TOPIC = "events";
    private static final Schema SCHEMA = SchemaBuilder.record("dev.test.Event")
            .fields()
            .requiredString("id")
            .optionalLong("time")
            .endRecord();

    private final FakeRegistry registry = FakeRegistry.start();
    private final Map<String, String> settings =
            Map.of("schema.registry.url", registry.url(), "auto.register.schemas", "true");
    private final GenericRecord event =
            new GenericRecordBuilder(SCHEMA).set("id", "a").set("time", 5L).build();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldWriteWhatConfluentWritesAndReadIt() {
        try (KafkaAvroSerializer theirs = new KafkaAvroSerializer();
                KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
                RegistryAvroSerializer<GenericRecord> ours = new RegistryAvroSerializer<>();
                RegistryAvroDeserializer<GenericRecord> ourReader = new RegistryAvroDeserializer<>()) {
            theirs.configure(settings, false);
            reader.configure(settings, false);
            ours.configure(settings, false);
            ourReader.configure(settings, false);

            byte[] theirBytes = theirs.serialize(TOPIC, event);
            byte[] ourBytes = ours.serialize(TOPIC, event);

            assertThat(ourBytes).isEqualTo(theirBytes);
            assertThat(ourReader.deserialize(TOPIC, theirBytes).get("id")).hasToString("a");
            assertThat(((GenericRecord) reader.deserialize(TOPIC, ourBytes)).get("time"))
                    .isEqualTo(5L);
        }
    }
}
