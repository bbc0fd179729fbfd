// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.testkit.FakeRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorruptPayloadTest {
    private static final Schema SCHEMA = SchemaBuilder.record("dev.test.Wide")
            .fields()
            .name("tags")
            .type()
            .array()
            .items()
            .stringType()
            .noDefault()
            .name("labels")
            .type()
            .map()
            .values()
            .longType()
            .noDefault()
            .requiredBytes("raw")
            .optionalString("note")
            .endRecord();

    private final FakeRegistry registry = FakeRegistry.start();
    private final RegistryAvroSerde<GenericRecord> serde = new RegistryAvroSerde<>();

    @BeforeEach
    void register() {
        registry.register("t-value", SCHEMA.toString());
        serde.configure(Map.of(RegistryConfig.URL, registry.url()), false);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldNameTheMagicByteOfAPayloadThatIsNotOurs() {
        byte[] json = "{\"password\":\"hunter2\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> serde.deserializer().deserialize("t", json))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("topic t starts with byte 123")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldNameThePayloadThatIsTooShort() {
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {0, 0, 1}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("has 3 bytes");
    }

    @Test
    void shouldNameTheIdThatTheRegistryDoesNotKnow() {
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 99, 2}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("schema id 99")
                .hasCauseInstanceOf(SchemaNotFoundException.class);
    }

    @Test
    void shouldRefuseEveryTruncation() {
        byte[] whole = payload();

        for (int length = 5; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("dev.test.Wide");
        }
    }

    @Test
    void shouldRefuseBytesLeftOver() {
        byte[] whole = payload();

        assertThatThrownBy(() -> serde.deserializer().deserialize("t", Arrays.copyOf(whole, whole.length + 2)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("2 bytes left over");
    }

    /** 2^31 - 9 as a zigzag number: what a forged payload announces as the length of the first collection. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldNotAllocateWhatAForgedLengthAnnounces(int field) {
        ByteArrayOutputStream forged = new ByteArrayOutputStream();
        forged.writeBytes(new byte[] {0, 0, 0, 0, 1});
        forged.writeBytes(new byte[field]);
        if (field == 3) {
            forged.write(2);
        }
        forged.writeBytes(new byte[] {(byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 1, 1, 1});

        assertThatThrownBy(() -> serde.deserializer().deserialize("t", forged.toByteArray()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("announced");
    }

    @Test
    void shouldAnswerRandomDamageWithASerializationExceptionOrARecord() {
        Random random = new Random(20_261_121);
        byte[] whole = payload();
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[5 + random.nextInt(whole.length - 5)] = (byte) random.nextInt(256);
            }
            try {
                serde.deserializer().deserialize("t", damaged);
            } catch (SerializationException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    private byte[] payload() {
        GenericRecord record = new GenericRecordBuilder(SCHEMA)
                .set("tags", List.of("one", "two"))
                .set("labels", Map.of("a", 1L))
                .set("raw", java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .set("note", "text")
                .build();
        return serde.serializer().serialize("t", record);
    }
}
