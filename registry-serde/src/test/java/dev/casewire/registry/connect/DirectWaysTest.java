// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.BoundedDecoder;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import dev.casewire.testkit.Seeded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short ways between structs and bytes against the long ones, by the mapping and generic records. */
class DirectWaysTest {
    private final ConnectAvro mapping = new ConnectAvro();

    static LongStream seeds() {
        return Seeded.seeds(150);
    }

    static Stream<org.apache.avro.Schema> contracts() {
        return Topics.load().all().stream()
                .flatMap(topic -> ValueSchemas.valueSchema(topic).stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldReadAndWriteEveryContractAsTheLongWayDoes(org.apache.avro.Schema contract) throws IOException {
        Schema connect = mapping.connectSchema(contract);
        org.apache.avro.Schema mapped = mapping.form(connect).schema();
        assertThat(StructReader.of(contract, connect)).isPresent();
        assertThat(StructWriter.of(connect, mapped)).isPresent();
        for (Object datum : new RandomData(contract, 20, 7)) {
            byte[] bytes = byAvro(contract, datum);
            SchemaAndValue read = read(contract, bytes);

            assertThat(read).isEqualTo(readTheLongWay(contract, bytes));
            assertThat(read.schema()).isSameAs(((Struct) read.value()).schema());
            assertThat(written(read.schema(), read.value())).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldWriteAndReadAnyStructAsTheLongWayDoes(long seed) throws IOException {
        RandomConnect random = new RandomConnect(seed);
        Schema schema = random.structSchema();
        org.apache.avro.Schema avro = mapping.form(schema).schema();
        assertThat(StructWriter.of(schema, avro)).isPresent();
        assertThat(StructReader.of(avro, mapping.connectSchema(avro))).isPresent();
        for (int i = 0; i < 10; i++) {
            Struct struct = random.struct(schema);

            byte[] bytes = written(schema, struct);

            assertThat(bytes)
                    .isEqualTo(byAvro(avro, mapping.toAvro(schema, struct).datum()));
            assertThat(read(avro, bytes)).isEqualTo(readTheLongWay(avro, bytes));
        }
    }

    /** Bytes that are damaged are refused by both ways, or read as the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadDamagedBytesAsTheLongWayDoes(long seed) throws IOException {
        RandomConnect connect = new RandomConnect(seed);
        Random random = new Random(seed);
        Schema schema = connect.structSchema();
        org.apache.avro.Schema avro = mapping.form(schema).schema();
        for (int i = 0; i < 40; i++) {
            byte[] whole = written(schema, connect.struct(schema));
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            SchemaAndValue expected;
            try {
                expected = readTheLongWay(avro, damaged);
            } catch (IOException | RuntimeException refused) {
                assertThatThrownBy(() -> read(avro, damaged))
                        .isInstanceOfAny(IOException.class, RuntimeException.class);
                continue;
            }
            assertThat(read(avro, damaged)).isEqualTo(expected);
        }
    }

    @Test
    void shouldReadSymbolsOfEnumsAsTexts() throws IOException {
        org.apache.avro.Schema schema = record("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}");

        assertThat(StructReader.of(schema, mapping.connectSchema(schema))).isPresent();
        assertThat(read(schema, new byte[] {2})).isEqualTo(readTheLongWay(schema, new byte[] {2}));
        assertThatThrownBy(() -> read(schema, new byte[] {4})).hasMessageContaining("symbol 2 of an enum of 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"int\",\"string\"]",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2}",
                "[\"null\",\"R\"]",
                "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"MapEntry\",\"namespace\":\"io.confluent.connect.avro\","
                        + "\"fields\":[{\"name\":\"key\",\"type\":\"int\"},{\"name\":\"value\",\"type\":\"int\"}]}}"
            })
    void shouldGoTheLongWayWithTypesThatAreRare(String type) throws IOException {
        org.apache.avro.Schema schema = record(type);
        Schema connect = mapping.connectSchema(schema);
        Object datum = new RandomData(schema, 1, 3).iterator().next();
        byte[] bytes = byAvro(schema, datum);

        assertThat(StructReader.of(schema, connect)).isEmpty();
        assertThat(read(schema, bytes)).isEqualTo(readTheLongWay(schema, bytes));
    }

    @Test
    void shouldWriteMapsWithOtherKeysTheLongWay() throws IOException {
        Schema schema = SchemaBuilder.struct()
                .name("dev.test.Keyed")
                .field(
                        "map",
                        SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.STRING_SCHEMA)
                                .build())
                .build();
        Struct struct = new Struct(schema).put("map", java.util.Map.of(1, "one"));
        org.apache.avro.Schema avro = mapping.form(schema).schema();

        assertThat(StructWriter.of(schema, avro)).isEmpty();
        assertThat(written(schema, struct))
                .isEqualTo(byAvro(avro, mapping.toAvro(schema, struct).datum()));
    }

    @Test
    void shouldNameTheFieldThatDoesNotFit() {
        Schema row = SchemaBuilder.struct()
                .name("dev.test.Row")
                .field("text", Schema.STRING_SCHEMA)
                .build();
        Schema schema = SchemaBuilder.struct()
                .name("dev.test.Rows")
                .field("id", Schema.INT64_SCHEMA)
                .field("rows", SchemaBuilder.array(row).build())
                .field("names", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
                .build();
        List<Object> rows = new ArrayList<>();
        List<Object> names = new ArrayList<>(List.of("a"));
        Struct odd = new Struct(schema).put("id", 1L).put("rows", List.of()).put("names", names);
        Struct hole = new Struct(schema).put("id", 1L).put("rows", rows).put("names", List.of());
        // Connect checks a list as it is put; what comes into it later nobody has seen.
        names.set(0, 7);
        rows.add(new Struct(row));

        assertThatThrownBy(() -> written(schema, odd))
                .isInstanceOf(DataException.class)
                .hasMessage("names: a String is wanted, but there is a Integer");
        assertThatThrownBy(() -> written(schema, hole))
                .isInstanceOf(DataException.class)
                .hasMessage("rows: text: a value is wanted, but there is null");
        assertThatThrownBy(() -> written(schema, new Struct(row).put("text", "")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("another schema");
    }

    private byte[] written(Schema schema, Object value) throws IOException {
        AvroBytes out = new AvroBytes();
        mapping.form(schema).writer().write(value, out);
        return out.toByteArray();
    }

    private SchemaAndValue read(org.apache.avro.Schema writer, byte[] bytes) throws IOException {
        return (SchemaAndValue) mapping.reader(writer).read(new BoundedDecoder().over(bytes, 0, bytes.length));
    }

    private SchemaAndValue readTheLongWay(org.apache.avro.Schema writer, byte[] bytes) throws IOException {
        return mapping.toConnect(
                writer, new GenericDatumReader<>(writer).read(null, new BoundedDecoder().over(bytes, 0, bytes.length)));
    }

    private static byte[] byAvro(org.apache.avro.Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static org.apache.avro.Schema record(String type) {
        return new org.apache.avro.Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":" + type + "}]}");
    }
}
