// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet writer of rows in Avro binary, which makes no records of them. It writes the very bytes that parquet-avro's own writer
 * writes of the same rows.
 */
final class ParquetRowWriter extends ParquetWriter.Builder<Decoder, ParquetRowWriter> {

    private final Schema schema;
    private final ColumnWriters writers;

    ParquetRowWriter(OutputFile file, Schema schema, ColumnWriters writers) {
        super(file);
        this.schema = schema;
        this.writers = writers;
    }

    @Override
    protected ParquetRowWriter self() {
        return this;
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract still, though the builder's configuration goes to the one below.
    protected WriteSupport<Decoder> getWriteSupport(@Nullable Configuration configuration) {
        return new Rows(schema, writers);
    }

    @Override
    protected WriteSupport<Decoder> getWriteSupport(ParquetConfiguration configuration) {
        return new Rows(schema, writers);
    }

    private static final class Rows extends WriteSupport<Decoder> {

        private final Schema schema;
        private final ColumnWriters writers;
        private @Nullable RecordConsumer columns;

        Rows(Schema schema, ColumnWriters writers) {
            this.schema = schema;
            this.writers = writers;
        }

        /** Of the object model that readers see in the footer: rows are Avro's. */
        @Override
        public String getName() {
            return "avro";
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract still.
        public WriteContext init(@Nullable Configuration configuration) {
            return context();
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return context();
        }

        private WriteContext context() {
            return new WriteContext(
                    new AvroSchemaConverter(ParquetRows.configuration()).convert(schema),
                    Map.of("parquet.avro.schema", schema.toString()));
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            columns = recordConsumer;
        }

        @Override
        public void write(Decoder row) {
            if (columns == null) {
                throw new IllegalStateException("a row came before the writer was prepared");
            }
            try {
                writers.write(row, columns);
            } catch (IOException e) {
                throw new UncheckedIOException("rows in memory cannot be read", e);
            }
        }
    }
}
