// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.schemas.ocsf.OcsfSchemas;
import io.apicurio.registry.utils.converter.avro.AvroData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is lost between Avro and Connect, in the bridge that the connectors' converter uses. */
class ConnectRoundTripTest {
    private final AvroData bridge = new AvroData(16);

    static Stream<TopicDefinition> topics() {
        return Topics.load().all().stream().filter(topic -> !(topic.schema() instanceof SchemaReference.AsSource));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldKeepEveryValue(TopicDefinition topic) throws IOException {
        Schema schema = ValueSchemas.valueSchema(topic).orElseThrow();
        RandomRecords records = new RandomRecords(42);

        for (int i = 0; i < 200; i++) {
            Object record = records.next(schema);
            SchemaAndValue connect = bridge.toConnectData(schema, decode(encode(record, schema), schema));
            GenericRecord back = (GenericRecord) bridge.fromConnectData(connect.schema(), connect.value());

            assertThat(encode(back, back.getSchema())).as("record " + i).isEqualTo(encode(record, schema));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldKeepTheSchema(TopicDefinition topic) {
        Schema schema = ValueSchemas.valueSchema(topic).orElseThrow();

        Schema back = bridge.fromConnectSchema(bridge.toConnectSchema(schema));

        assertThat(SchemaNormalization.toParsingForm(back)).isEqualTo(SchemaNormalization.toParsingForm(schema));
    }

    @Test
    void shouldNameJsonTextForConnect() {
        var connect = bridge.toConnectSchema(OcsfSchemas.schema("1.8.0", "web_resources_activity"));

        assertThat(connect.field("unmapped").schema().name()).isEqualTo("dev.casewire.Json");
        assertThat(connect.field("unmapped").schema().isOptional()).isTrue();
        assertThat(connect.field("web_resources")
                        .schema()
                        .valueSchema()
                        .field("data")
                        .schema()
                        .name())
                .isEqualTo("dev.casewire.Json");
        assertThat(connect.field("message").schema().name()).isNull();
        assertThat(List.of(connect.name(), connect.field("metadata").schema().name()))
                .containsExactly(
                        "dev.casewire.ocsf.v1_8.WebResourcesActivity",
                        "dev.casewire.ocsf.v1_8.WebResourcesActivityMetadata");
    }

    private static byte[] encode(Object record, Schema schema) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<Object>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static Object decode(byte[] bytes, Schema schema) throws IOException {
        return new GenericDatumReader<>(schema).read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
