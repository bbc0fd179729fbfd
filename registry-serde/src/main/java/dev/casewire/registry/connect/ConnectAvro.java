// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import io.apicurio.registry.utils.converter.avro.AvroData;
import io.apicurio.registry.utils.converter.avro.AvroDataConfig;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * Connect data to Avro data and back, by the mapping that Confluent's converter made the common one, without Connect's own
 * metadata in the Avro schema: a topic's contract shall not tell which tool writes it. One thing is kept, the name of a schema
 * that is no struct (property {@code connect.name}), because a string that holds JSON is told by it. Thread-safe.
 */
public final class ConnectAvro {
    private static final int SCHEMAS_LIMIT = 1_000;

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

    /** The contract of a Connect schema: what is registered for a topic that holds its data. Computed at each call. */
    public Schema contract(org.apache.kafka.connect.data.Schema connect) {
        return LogicalNames.added(mapping.fromConnectSchema(connect), connect);
    }

    /** The Connect schema of an Avro schema. */
    public org.apache.kafka.connect.data.Schema connectSchema(Schema avro) {
        return mapping.toConnectSchema(avro);
    }

    /** Maps a value that is not null. An optional schema is mapped as if it were required: the value is there. */
    public Mapped toAvro(org.apache.kafka.connect.data.Schema connect, Object value) {
        Object datum = mapping.fromConnectData(connect, value);
        Schema schema = datum instanceof GenericContainer container
                ? container.getSchema()
                : mapping.fromConnectSchema(connect);
        return new Mapped(schema, datum);
    }

    /** Maps Avro data that was written by the given schema. */
    public SchemaAndValue toConnect(Schema schema, Object datum) {
        return mapping.toConnectData(schema, datum);
    }
}
