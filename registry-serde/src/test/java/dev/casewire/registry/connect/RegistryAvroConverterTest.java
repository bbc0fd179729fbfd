// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.registry.RegistryAvroSerde;
import dev.casewire.registry.RegistryConfig;
import dev.casewire.schemas.ContractSchemas;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.testkit.FakeRegistry;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryAvroConverterTest {
    private static final String JSON = "dev.casewire.Json";
    private static final org.apache.avro.Schema AUDIT = ContractSchemas.schema("dev.casewire.jira.JiraAuditRecord");
    private static final org.apache.avro.Schema OCSF = OcsfSchemas.schema("1.8.0", "web_resources_activity");

    private final FakeRegistry registry = FakeRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldWriteByTheContractThatIsRegisteredWhatAGeneratedClassReads() {
        registry.register("t-value", AUDIT.toString());
        Schema schema = new ConnectAvro().connectSchema(AUDIT);

        byte[] bytes = converter(Map.of()).fromConnectData("t", schema, auditRecord(schema));

        RegistryAvroSerde<JiraAuditRecord> serde = RegistryAvroSerde.forClass(JiraAuditRecord.class);
        serde.configure(Map.of(RegistryConfig.URL, registry.url()), false);
        JiraAuditRecord record = serde.deserializer().deserialize("t", bytes);
        assertThat(record.getSite()).isEqualTo("acme.atlassian.net");
        assertThat(record.getFetchedAt()).isEqualTo("2026-03-04T05:06:07.890Z");
        assertThat(record.getChangedValues()).isEmpty();
        assertThat(registry.requests()).containsExactly("POST /subjects/t-value", "GET /schemas/ids/1");
    }

    @Test
    void shouldWriteAStructWhoseSchemaWasBuiltByHandByTheContractWithDocsAndNames() {
        registry.register("t-value", """
                {"type": "record", "name": "Note", "namespace": "dev.test", "doc": "A note.", "fields": [
                  {"name": "id", "type": "string", "doc": "Its id."},
                  {"name": "at", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}], "default": null},
                  {"name": "data", "type": ["null", {"type": "string", "connect.name": "dev.casewire.Json"}], "default": null},
                  {"name": "rows", "type": {"type": "array", "items": {"type": "string", "connect.name": "dev.casewire.Json"}}, "default": []},
                  {"name": "extra", "type": {"type": "map", "values": {"type": "record", "name": "Extra", "fields": [
                    {"name": "json", "type": {"type": "string", "connect.name": "dev.casewire.Json"}}]}}}]}""");

        byte[] bytes = converter(Map.of()).fromConnectData("t", noteSchema(), note());
        SchemaAndValue back = converter(Map.of()).toConnectData("t", bytes);

        assertThat(registry.requests()).containsExactly("POST /subjects/t-value", "GET /schemas/ids/1");
        Struct value = (Struct) back.value();
        assertThat(value.get("at")).isEqualTo(new Date(1_000));
        assertThat(value.get("data")).isEqualTo("{\"a\":1}");
        assertThat(value.schema().field("data").schema().name()).isEqualTo(JSON);
        assertThat(value.schema().field("rows").schema().valueSchema().name()).isEqualTo(JSON);
        assertThat(value.getArray("rows")).containsExactly("[1]");
    }

    @Test
    void shouldKeepTheNamesOfJsonStringsThereAndBackForEveryOcsfField() {
        ConnectAvro mapping = new ConnectAvro();

        org.apache.avro.Schema back = mapping.contract(mapping.connectSchema(OCSF));

        assertThat(back).isEqualTo(OCSF);
        assertThat(OCSF.toString()).contains(JSON);
    }

    @Test
    void shouldReadAnOcsfEventAndWriteItBackByteForByte() {
        registry.register("t-value", OCSF.toString());
        RegistryAvroSerde<GenericRecord> serde = new RegistryAvroSerde<>();
        serde.configure(Map.of(RegistryConfig.URL, registry.url()), false);
        byte[] bytes = serde.serializer().serialize("t", ocsfEvent());
        RegistryAvroConverter converter = converter(Map.of());

        SchemaAndValue read = converter.toConnectData("t", bytes);

        assertThat(((Struct) read.value()).getString("unmapped")).isEqualTo("{\"a\":1}");
        assertThat(read.schema().field("unmapped").schema().name()).isEqualTo(JSON);
        assertThat(converter.fromConnectData("t", read.schema(), read.value())).isEqualTo(bytes);
    }

    @Test
    void shouldFindTheContractWhereTheRegistryCountsDocs() {
        registry.countDocs();
        registry.register("t-value", "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[]}");
        int id = registry.register("t-value", AUDIT.toString());
        registry.register("t-value", "{\"type\":\"record\",\"name\":\"Newer\",\"fields\":[]}");
        Schema schema = withoutDocs(new ConnectAvro().connectSchema(AUDIT));

        RegistryAvroConverter converter = converter(Map.of());
        byte[] bytes = converter.fromConnectData("t", schema, auditRecord(schema));
        converter.fromConnectData("t", schema, auditRecord(schema));

        assertThat(bytes[4]).isEqualTo((byte) id);
        assertThat(registry.requests())
                .containsExactly(
                        "POST /subjects/t-value",
                        "GET /subjects/t-value/versions",
                        "GET /subjects/t-value/versions/3",
                        "GET /subjects/t-value/versions/2");
    }

    @Test
    void shouldRegisterTheContractWithNamesWhenTold() {
        byte[] bytes = converter(Map.of("auto.register.schemas", "true")).fromConnectData("t", noteSchema(), note());

        SchemaAndValue back = converter(Map.of()).toConnectData("t", bytes);
        assertThat(back.schema().field("data").schema().name()).isEqualTo(JSON);
    }

    @Test
    void shouldPassTombstonesAndPrimitivesAndOptionalStructs() {
        RegistryAvroConverter converter = converter(Map.of("auto.register.schemas", "true"));
        Schema optional = SchemaBuilder.struct()
                .name("dev.test.Id")
                .field("id", Schema.STRING_SCHEMA)
                .optional()
                .build();

        assertThat(converter.fromConnectData("t", null, null)).isNull();
        assertThat(converter.fromConnectData("t", optional, null)).isNull();
        assertThat(converter.toConnectData("t", null)).isEqualTo(SchemaAndValue.NULL);
        byte[] text = converter.fromConnectData("text", Schema.OPTIONAL_STRING_SCHEMA, "abc");
        assertThat(converter.toConnectData("text", text).value()).isEqualTo("abc");
        byte[] struct = converter.fromConnectData("struct", optional, new Struct(optional).put("id", "7"));
        assertThat(((Struct) converter.toConnectData("struct", struct).value()).get("id"))
                .isEqualTo("7");
    }

    @Test
    void shouldUseTheKeysSubjectForKeys() {
        RegistryAvroConverter converter = new RegistryAvroConverter();
        converter.configure(Map.of(RegistryConfig.URL, registry.url(), "auto.register.schemas", "true"), true);

        converter.fromConnectData("t", Schema.STRING_SCHEMA, "k");

        assertThat(registry.requests()).containsExactly("POST /subjects/t-key/versions");
    }

    @Test
    void shouldTellOutageSetUpFaultAndBadRecordApart() {
        RegistryAvroConverter converter = converter(Map.of(RegistryConfig.RETRY_TIMEOUT_MS, "0"));

        registry.failNext(1, 500, "");
        assertThatThrownBy(() -> converter.toConnectData("t", new byte[] {0, 0, 0, 0, 1}))
                .isInstanceOf(RetriableException.class);
        assertThatThrownBy(() -> converter.fromConnectData("t", noteSchema(), note()))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOfAny(RetriableException.class, DataException.class)
                .hasMessageContaining("Register the contract first");
        assertThatThrownBy(() -> converter.toConnectData("t", new byte[] {1, 2}))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> converter.fromConnectData("t", null, "text without a schema"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has no schema");
    }

    @Test
    void shouldBeFoundByTheWorkersServiceLoader() {
        assertThat(ServiceLoader.load(Converter.class).stream().map(ServiceLoader.Provider::type))
                .contains(RegistryAvroConverter.class);
        assertThat(new RegistryAvroConverter().version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(new RegistryAvroConverter().config().names())
                .contains("schema.registry.url", "auto.register.schemas", "basic.auth.user.info");
    }

    private RegistryAvroConverter converter(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(RegistryConfig.URL, registry.url());
        RegistryAvroConverter converter = new RegistryAvroConverter();
        converter.configure(all, false);
        return converter;
    }

    private static Schema noteSchema() {
        Schema json = SchemaBuilder.string().name(JSON).build();
        Schema extra = SchemaBuilder.struct()
                .name("dev.test.Extra")
                .field("json", json)
                .build();
        return SchemaBuilder.struct()
                .name("dev.test.Note")
                .field("id", Schema.STRING_SCHEMA)
                .field("at", Timestamp.builder().optional().build())
                .field("data", SchemaBuilder.string().name(JSON).optional().build())
                .field("rows", SchemaBuilder.array(json).defaultValue(List.of()).build())
                .field("extra", SchemaBuilder.map(Schema.STRING_SCHEMA, extra).build())
                .build();
    }

    private static Struct note() {
        Schema extra = noteSchema().field("extra").schema().valueSchema();
        return new Struct(noteSchema())
                .put("id", "7")
                .put("at", new Date(1_000))
                .put("data", "{\"a\":1}")
                .put("rows", List.of("[1]"))
                .put("extra", Map.of("x", new Struct(extra).put("json", "{}")));
    }

    private static Struct auditRecord(Schema schema) {
        return new Struct(schema)
                .put("site", "acme.atlassian.net")
                .put("shape", "cloud")
                .put("id", "10")
                .put("idOrigin", "source")
                .put("fetchedAt", new Date(1_772_600_767_890L))
                .put("objects", List.of())
                .put("changedValues", List.of())
                .put("attributes", List.of())
                .put("sourceJson", "{}");
    }

    private static GenericRecord ocsfEvent() {
        GenericRecordBuilder event = new GenericRecordBuilder(OCSF);
        for (org.apache.avro.Schema.Field field : OCSF.getFields()) {
            if (!field.hasDefaultValue()) {
                event.set(field, required(field.schema()));
            }
        }
        return event.set("unmapped", "{\"a\":1}").build();
    }

    private static Object required(org.apache.avro.Schema schema) {
        return switch (schema.getType()) {
            case STRING -> "text";
            case INT -> 1;
            case LONG -> 1L;
            case BOOLEAN -> true;
            case ARRAY -> List.of();
            case RECORD -> {
                GenericRecordBuilder nested = new GenericRecordBuilder(schema);
                schema.getFields().stream()
                        .filter(field -> !field.hasDefaultValue())
                        .forEach(field -> nested.set(field, required(field.schema())));
                yield nested.build();
            }
            default -> throw new IllegalArgumentException("no value for " + schema);
        };
    }

    /** The schema as a connector builds it: the same structure, no docs and no parameters. */
    private static Schema withoutDocs(Schema schema) {
        SchemaBuilder builder = switch (schema.type()) {
            case STRUCT -> {
                SchemaBuilder struct = SchemaBuilder.struct();
                schema.fields().forEach(field -> struct.field(field.name(), withoutDocs(field.schema())));
                yield struct;
            }
            case ARRAY -> SchemaBuilder.array(withoutDocs(schema.valueSchema()));
            case MAP -> SchemaBuilder.map(schema.keySchema(), withoutDocs(schema.valueSchema()));
            default -> new SchemaBuilder(schema.type());
        };
        if (schema.name() != null) {
            builder.name(schema.name());
        }
        if (schema.version() != null) {
            builder.version(schema.version());
        }
        if (schema.isOptional()) {
            builder.optional();
        }
        return schema.defaultValue() == null
                ? builder.build()
                : builder.defaultValue(schema.defaultValue()).build();
    }
}
