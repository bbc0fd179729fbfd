// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import dev.casewire.registry.ValueReader;
import dev.casewire.registry.ValueWriter;
import dev.casewire.registry.WireForm;
import io.apicurio.registry.utils.converter.avro.AvroData;
import io.apicurio.registry.utils.converter.avro.AvroDataConfig;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.Schema.Type;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * Connect data to Avro data and back, by the mapping that Confluent's converter made the common one, without Connect's own
 * metadata in the Avro schema: a topic's contract shall not tell which tool writes it. One thing is kept, the name of a schema
 * that is no struct (property {@code connect.name}), because a string that holds JSON is told by it. Thread-safe.
 */
public final class ConnectAvro {
    private static final int SCHEMAS_LIMIT = 1_000;
    private static final String BOX = "dev.casewire.registry.Box";

    private final SchemaCache<WireForm> forms = new SchemaCache<>(this::newForm);
    private final AvroData mapping = new AvroData(new AvroDataConfig(Map.of(
            AvroDataConfig.CONNECT_META_DATA_CONFIG, false,
            AvroDataConfig.ENHANCED_AVRO_SCHEMA_SUPPORT_CONFIG, false,
            AvroDataConfig.SCHEMAS_CACHE_SIZE_CONFIG, SCHEMAS_LIMIT)));

    /**
     * Avro data and the schema to write it by.
     *
     * @param schema one instance per Connect schema; without the names that {@link #contract} adds, which are not on the wire
     * @param datum a generic record for a struct
     */
    public record Mapped(Schema schema, Object datum) {}

    /**
     * The contract of a Connect schema: what is registered for a topic that holds its data. An optional schema has the contract
     * of the required one, as no null is ever written. Computed at each call.
     */
    public Schema contract(org.apache.kafka.connect.data.Schema connect) {
        return LogicalNames.added(present(mapping.fromConnectSchema(connect)), connect);
    }

    /** The Connect schema of an Avro schema. */
    public org.apache.kafka.connect.data.Schema connectSchema(Schema avro) {
        return mapping.toConnectSchema(avro);
    }

    /** Maps a value that is not null. */
    public Mapped toAvro(org.apache.kafka.connect.data.Schema connect, Object value) {
        if (connect.type() == Type.STRUCT) {
            GenericRecord record = (GenericRecord) mapping.fromConnectData(connect, value);
            return new Mapped(record.getSchema(), record);
        }
        // Inside a struct, since for a bare value the mapping needs a class of Apicurio's serdes, which are left out.
        org.apache.kafka.connect.data.Schema boxed =
                SchemaBuilder.struct().name(BOX).field("value", connect).build();
        GenericRecord box = (GenericRecord) mapping.fromConnectData(boxed, new Struct(boxed).put("value", value));
        return new Mapped(present(box.getSchema().getField("value").schema()), box.get("value"));
    }

    /** How values of a Connect schema that are not null become bytes. */
    public WireForm form(org.apache.kafka.connect.data.Schema connect) {
        return forms.get(connect);
    }

    private WireForm newForm(org.apache.kafka.connect.data.Schema connect) {
        Schema schema = present(mapping.fromConnectSchema(connect));
        return new WireForm(
                schema,
                () -> contract(connect),
                StructWriter.of(connect, schema).orElseGet(() -> mappedWriter(connect, schema)));
    }

    private ValueWriter mappedWriter(org.apache.kafka.connect.data.Schema connect, Schema schema) {
        GenericDatumWriter<Object> writer = new GenericDatumWriter<>(schema);
        return (value, out) -> writer.write(
                toAvro(connect, value).datum(), EncoderFactory.get().directBinaryEncoder(out, null));
    }

    /** How bytes of an Avro schema become a {@link SchemaAndValue}. Not for use by several threads at once. */
    public ValueReader reader(Schema writer) {
        if (writer.getType() == Schema.Type.RECORD) {
            org.apache.kafka.connect.data.Schema connect = connectSchema(writer);
            Optional<ValueReader> direct = StructReader.of(writer, connect);
            if (direct.isPresent()) {
                return in -> new SchemaAndValue(connect, direct.get().read(in));
            }
        }
        GenericDatumReader<Object> reader = new GenericDatumReader<>(writer);
        return in -> toConnect(writer, reader.read(null, in));
    }

    private static Schema present(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }

    /** Maps Avro data that was written by the given schema. */
    public SchemaAndValue toConnect(Schema schema, Object datum) {
        return mapping.toConnectData(schema, datum);
    }
}
