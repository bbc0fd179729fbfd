// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.s3;

import dev.casewire.simulators.s3.LocalS3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Decodes records and writes them as Parquet into one request: no open files, offsets, names, budget or retries. */
final class BareParquet implements AutoCloseable {

    private static final int HEADER = 5;

    private final S3Client client;
    private final String bucket;
    private final Schema wire;
    private final Schema footer;

    /**
     * @param wire what the records are encoded by
     * @param footer the same as the objects keep it
     */
    BareParquet(LocalS3 s3, String bucket, Schema wire, Schema footer) {
        this.bucket = bucket;
        this.wire = wire;
        this.footer = footer;
        this.client = S3Client.builder()
                .endpointOverride(URI.create(s3.endpoint().toString()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(s3.accessKeyId(), s3.secretAccessKey())))
                .build();
    }

    /** @param records in the registry's wire format */
    List<GenericRecord> decode(List<byte[]> records) throws IOException {
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(wire, footer);
        BinaryDecoder decoder = null;
        List<GenericRecord> decoded = new ArrayList<>(records.size());
        for (byte[] bytes : records) {
            decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, decoder);
            decoded.add(reader.read(null, decoder));
        }
        return decoded;
    }

    void write(String key, List<GenericRecord> records) throws IOException {
        Target target = new Target();
        try (ParquetWriter<GenericRecord> parquet = open(target)) {
            for (GenericRecord record : records) {
                parquet.write(record);
            }
        }
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(target.bytes.toByteArray()));
    }

    @Override
    public void close() {
        client.close();
    }

    /** The settings of the sink, so that the bytes are the same. */
    private ParquetWriter<GenericRecord> open(Target target) throws IOException {
        PlainParquetConfiguration configuration = new PlainParquetConfiguration();
        configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
        return AvroParquetWriter.<GenericRecord>builder(target)
                .withSchema(footer)
                .withDataModel(GenericData.get())
                .withConf(configuration)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(32L << 20)
                .withPageSize(64 << 10)
                .withDictionaryEncoding(false)
                .build();
    }

    private static final class Target implements OutputFile {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new PositionOutputStream() {
                @Override
                public long getPos() {
                    return bytes.size();
                }

                @Override
                public void write(int b) {
                    bytes.write(b);
                }

                @Override
                public void write(byte[] source, int offset, int length) {
                    bytes.write(source, offset, length);
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
