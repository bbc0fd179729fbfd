// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import dev.casewire.registry.AvroBytes;
import dev.casewire.registry.ValueWriter;
import dev.casewire.registry.connect.ConnectAvro;
import dev.casewire.registry.connect.StructWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** Rows of one schema: Avro binary while open, Parquet when written. */
final class ParquetRows implements RowFormat {

    /** Bounds the writer's heap; Security Lake asks for at most 256 MB compressed. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    /** With small pages and no dictionaries a writer of 500 columns holds 2 MB instead of 10; zstd makes up for the size. */
    private static final int PAGE_BYTES = 64 << 10;

    private final ConnectAvro avro;
    private final Schema schema;
    private final GenericDatumWriter<GenericRecord> generic;
    private final Optional<ValueWriter> direct;
    private final Optional<ColumnWriters> columns;
    private final AvroBytes bytes = new AvroBytes();
    private @Nullable BinaryEncoder encoder;

    /**
     * @param schema of the rows
     * @param direct none where records go the long way, by generic records
     * @param columns none where rows do
     */
    ParquetRows(ConnectAvro avro, Schema schema, Optional<ValueWriter> direct, Optional<ColumnWriters> columns) {
        this.avro = avro;
        this.schema = schema;
        this.generic = new GenericDatumWriter<>(schema);
        this.direct = direct;
        this.columns = columns;
    }

    /**
     * The shortest way for a schema.
     *
     * @param connect the schema of the records
     * @param schema the same as rows have it
     */
    static ParquetRows of(ConnectAvro avro, org.apache.kafka.connect.data.Schema connect, Schema schema) {
        return new ParquetRows(avro, schema, StructWriter.of(connect, schema), ColumnWriters.of(schema));
    }

    static PlainParquetConfiguration configuration() {
        PlainParquetConfiguration configuration = new PlainParquetConfiguration();
        // Lists of three levels: the old form of two cannot hold items that are null.
        configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
        return configuration;
    }

    @Override
    public void encode(Struct value, OutputStream row) throws IOException {
        try {
            if (direct.isPresent()) {
                bytes.reset();
                direct.get().write(value, bytes);
                bytes.writeTo(row);
            } else {
                encoder = EncoderFactory.get().directBinaryEncoder(row, encoder);
                generic.write((GenericRecord) avro.toAvro(value.schema(), value).datum(), encoder);
            }
        } catch (DataException | AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new DataException(
                    "the value does not fit its schema " + schema.getFullName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void write(InputStream rows, long count, OutputStream object) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(rows, null);
        StreamOutputFile file = new StreamOutputFile(object);
        if (columns.isPresent()) {
            try (ParquetWriter<Decoder> parquet = open(new ParquetRowWriter(file, schema, columns.get()))) {
                for (long left = count; left > 0; left--) {
                    parquet.write(decoder);
                }
            }
            return;
        }
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema);
        try (ParquetWriter<GenericRecord> parquet = open(AvroParquetWriter.<GenericRecord>builder(file)
                .withSchema(schema)
                .withDataModel(GenericData.get()))) {
            GenericRecord row = null;
            for (long left = count; left > 0; left--) {
                row = reader.read(row, decoder);
                parquet.write(row);
            }
        }
    }

    private static <T> ParquetWriter<T> open(ParquetWriter.Builder<T, ?> builder) throws IOException {
        return builder.withConf(configuration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .withDictionaryEncoding(false)
                .build();
    }
}
