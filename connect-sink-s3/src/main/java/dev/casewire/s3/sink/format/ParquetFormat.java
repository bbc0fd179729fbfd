// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import dev.casewire.registry.connect.ConnectAvro;
import dev.casewire.registry.connect.SchemaCache;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.schema.InvalidSchemaException;
import org.apache.parquet.schema.TypeUtil;

/**
 * Parquet, compressed with zstd. While a file is open its rows are Avro binary, a few hundred bytes each and counted to the
 * byte; a Parquet writer holds megabytes as soon as it is opened, so there is one at a time and only while an object is
 * written.
 */
final class ParquetFormat implements FileFormat {

    private final ConnectAvro avro = new ConnectAvro();
    private final SchemaCache<RowFormat> formats = new SchemaCache<>(this::create);

    @Override
    public FormatKind kind() {
        return FormatKind.PARQUET;
    }

    @Override
    public RowFormat rowsOf(Schema schema) {
        return formats.get(schema);
    }

    private RowFormat create(Schema schema) {
        try {
            org.apache.avro.Schema avroSchema = FooterSchema.of(avro.contract(schema));
            PlainParquetConfiguration configuration = ParquetRows.configuration();
            // What Parquet cannot hold (a schema within itself, a struct without fields) must show with the first
            // record, not
            // when an object is written.
            TypeUtil.checkValidWriteSchema(new AvroSchemaConverter(configuration).convert(avroSchema));
            return ParquetRows.of(avro, schema, avroSchema);
        } catch (AvroRuntimeException | InvalidSchemaException | UnsupportedOperationException e) {
            throw new DataException(
                    "Parquet cannot hold records of schema " + schema.name() + ": " + e.getMessage(), e);
        }
    }
}
