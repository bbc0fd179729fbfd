// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import dev.casewire.testkit.FakeRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiled readers against Avro's own. */
class CompiledReaderTest {
    private static final String RECURSIVE =
            "{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"again\",\"type\":[\"null\",\"N\"]}]}";

    static Stream<Schema> contracts() {
        return Topics.load().all().stream()
                .flatMap(topic -> ValueSchemas.valueSchema(topic).stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldReadEveryContractAsAvroDoes(Schema contract) throws IOException {
        ValueReader compiled = CompiledReader.of(contract, GenericData.get()).orElseThrow();

        assertAllAreOne(contract, compiled, new GenericDatumReader<>(contract));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldReadEveryContractIntoItsGeneratedClassAsAvroDoes(Schema contract) throws IOException {
        Class<?> type = SpecificData.get().getClass(contract);
        if (type == null) {
            assertThat(contract.getFullName()).startsWith("dev.casewire.ocsf.");
            return;
        }
        SpecificData data = SpecificData.getForClass(type);
        Schema schema = data.getSchema(type);
        ValueReader compiled = CompiledReader.of(schema, data).orElseThrow();

        assertAllAreOne(contract, compiled, new SpecificDatumReader<>(contract, schema, data));
    }

    private static void assertAllAreOne(Schema writer, ValueReader compiled, DatumReader<Object> byAvro)
            throws IOException {
        for (Object datum : new RandomData(writer, 20, 11)) {
            byte[] bytes = bytes(writer, datum);
            BoundedDecoder in = new BoundedDecoder().over(bytes, 0, bytes.length);

            Object read = compiled.read(in);

            assertThat(in.remaining()).isZero();
            Object expected = byAvro.read(null, new BoundedDecoder().over(bytes, 0, bytes.length));
            assertThat(read).hasSameClassAs(expected).hasToString(expected.toString());
            if (expected instanceof GenericRecord && !(expected instanceof SpecificRecord)) {
                assertThat(read).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldReadEveryTypeItKnowsAsAvroDoes() throws IOException {
        Schema schema = new Schema.Parser().parse("""
                        {"type":"record","name":"R","fields":[
                          {"name":"text","type":{"type":"string","avro.java.string":"String"}},
                          {"name":"utf8","type":"string"},
                          {"name":"float","type":["float","null"]},
                          {"name":"ints","type":{"type":"array","items":"int"}},
                          {"name":"longs","type":{"type":"array","items":["null","long"]}},
                          {"name":"map","type":{"type":"map","values":"double","avro.java.string":"String"}},
                          {"name":"map8","type":{"type":"map","values":"bytes"}},
                          {"name":"again","type":["null","R"]}]}""");

        assertAllAreOne(
                schema, CompiledReader.of(schema, GenericData.get()).orElseThrow(), new GenericDatumReader<>(schema));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"int\",\"string\"]",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2}",
                "{\"type\":\"string\",\"java-class\":\"java.math.BigDecimal\"}"
            })
    void shouldLeaveOtherSchemasToAvro(String type) {
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":" + type + "}]}");

        assertThat(CompiledReader.of(schema, GenericData.get())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RECURSIVE,
                "{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"again\",\"type\":[\"null\",\"int\",\"N\"]}]}"
            })
    void shouldRefuseWhatIsNestedOneLevelPerByte(String schema) {
        try (FakeRegistry registry = FakeRegistry.start();
                RegistryAvroDeserializer<GenericRecord> deserializer = new RegistryAvroDeserializer<>()) {
            int id = registry.register("t-value", schema);
            deserializer.configure(Map.of(RegistryConfig.URL, registry.url()), false);
            byte[] forged = new byte[1_000_000];
            java.util.Arrays.fill(forged, schema.equals(RECURSIVE) ? (byte) 2 : (byte) 4);
            forged[0] = 0;
            forged[1] = 0;
            forged[2] = 0;
            forged[3] = 0;
            forged[4] = (byte) id;

            assertThatThrownBy(() -> deserializer.deserialize("t", forged))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("nested too deep");
        }
    }

    /** Zero-byte elements cost a forger nothing, block after block. */
    @Test
    void shouldNotReadMoreElementsThanThereAreBytes() throws IOException {
        byte[] blocks = new byte[2_000];
        for (int block = 0; block < 1_000; block++) {
            blocks[block * 2] = (byte) 0xd0;
            blocks[block * 2 + 1] = 0x0f;
        }
        BoundedDecoder in = new BoundedDecoder().over(blocks, 0, blocks.length);
        Schema schema = new Schema.Parser().parse("{\"type\":\"array\",\"items\":\"null\"}");

        assertThatThrownBy(() -> new GenericDatumReader<>(schema).read(null, in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("announced");
    }

    private static byte[] bytes(Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
