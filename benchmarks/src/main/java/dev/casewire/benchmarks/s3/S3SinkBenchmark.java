// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.s3;

import dev.casewire.registry.connect.RegistryAvroConverter;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.simulators.s3.LocalS3;
import dev.casewire.testkit.FakeRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.parquet.format.Util;

/**
 * How much of the speed of writing Parquet objects bare is left when the S3 sink writes them. Both read the same encoded OCSF events
 * and write the same bytes (checked) to the same local S3 server, in turns, after warming up; the figure is the median of the
 * rounds' ratios. The first ratio holds the worker's converter against the sink too, the second leaves out decoding on both sides.
 *
 * <pre>
 *   S3SinkBenchmark [rounds] [rows of an object] [class of events] [file for a JSON line]
 * </pre>
 */
public final class S3SinkBenchmark {

    private static final String BUCKET = "lake";
    private static final int OBJECTS = 3;

    /** Of the first schema in the registry. */
    private static final byte[] HEADER = {0, 0, 0, 0, 1};

    private final LocalS3 s3;
    private final RegistryAvroConverter converter;
    private final Schema wire;
    private final int rowsOfAnObject;
    private final List<byte[]> records;
    private int runs;

    private S3SinkBenchmark(LocalS3 s3, RegistryAvroConverter converter, Schema wire, int rowsOfAnObject) {
        this.s3 = s3;
        this.converter = converter;
        this.wire = wire;
        this.rowsOfAnObject = rowsOfAnObject;
        this.records = encoded(wire, OBJECTS * rowsOfAnObject);
    }

    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        String className = args.length > 2 ? args[2] : "user_access";
        Path folder = Files.createTempDirectory("s3-sink-benchmark");
        Schema schema = OcsfSchemas.schema("1.8.0", className);
        try (LocalS3 s3 = LocalS3.over(folder).bucket(BUCKET).start();
                FakeRegistry registry = FakeRegistry.start()) {
            registry.register(SinkRun.PARTITION.topic() + "-value", schema.toString());
            RegistryAvroConverter converter = new RegistryAvroConverter();
            converter.configure(Map.of("schema.registry.url", registry.url()), false);
            String line = new S3SinkBenchmark(s3, converter, schema, rows).run(className, rounds);
            System.out.println(line);
            if (args.length > 3) {
                Files.writeString(Path.of(args[3]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } finally {
            delete(folder);
        }
    }

    private String run(String className, int rounds) throws IOException {
        Path first = s3.bucketFolder(BUCKET)
                .resolve(sink().prefix() + "/ocsf.v1_8.user_access-0-0000000000000000000.parquet");
        Schema footer = footer(first);
        try (BareParquet bare = new BareParquet(s3, BUCKET, wire, footer)) {
            bare.write("bare/check", bare.decode(records.subList(0, rowsOfAnObject)));
            if (Files.mismatch(first, s3.bucketFolder(BUCKET).resolve("bare/check")) != -1) {
                throw new IllegalStateException("the sink and the bare writer write different bytes");
            }
            double[] whole = new double[rounds];
            double[] task = new double[rounds];
            double sinkRate = 0;
            double bareRate = 0;
            for (int round = -2; round < rounds; round++) {
                Times plain = bare(bare);
                Times sink = sink();
                if (round >= 0) {
                    whole[round] = (double) plain.nanos() / sink.nanos();
                    task[round] = (double) plain.writingNanos() / sink.writingNanos();
                    sinkRate = Math.max(sinkRate, records.size() * 1e9 / sink.nanos());
                    bareRate = Math.max(bareRate, records.size() * 1e9 / plain.nanos());
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "S3 sink / bare Parquet, %s, %d rows an object of %d bytes: %.2f with the converter, %.2f without"
                            + " (best rates %.0f and %.0f rows/s)%n",
                    className,
                    rowsOfAnObject,
                    Files.size(first),
                    median(whole),
                    median(task),
                    sinkRate,
                    bareRate);
            return String.format(
                    Locale.ROOT,
                    "{\"benchmark\":\"s3-sink\",\"class\":\"%s\",\"rows\":%d,\"objectBytes\":%d,\"rounds\":%d,\"ratio\":%.3f,"
                            + "\"ratioWithoutConverter\":%.3f,\"sinkRowsPerSecond\":%.0f,\"bareRowsPerSecond\":%.0f}",
                    className,
                    records.size(),
                    Files.size(first),
                    rounds,
                    median(whole),
                    median(task),
                    sinkRate,
                    bareRate);
        }
    }

    private record Times(String prefix, long nanos, long writingNanos) {}

    private Times sink() {
        String prefix = "sink-" + runs++;
        try (SinkRun sink = new SinkRun(s3, BUCKET, prefix, rowsOfAnObject, converter)) {
            long converting = 0;
            long begin = System.nanoTime();
            for (int from = 0; from < records.size(); from += SinkRun.POLL) {
                long before = System.nanoTime();
                List<SinkRecord> batch =
                        sink.convert(records.subList(from, Math.min(records.size(), from + SinkRun.POLL)));
                converting += System.nanoTime() - before;
                sink.put(batch);
            }
            sink.settle();
            long nanos = System.nanoTime() - begin;
            return new Times(prefix, nanos, nanos - converting);
        }
    }

    private Times bare(BareParquet bare) throws IOException {
        String prefix = "bare-" + runs++;
        long decoding = 0;
        long begin = System.nanoTime();
        for (int object = 0; object < OBJECTS; object++) {
            long before = System.nanoTime();
            List<GenericRecord> decoded =
                    bare.decode(records.subList(object * rowsOfAnObject, (object + 1) * rowsOfAnObject));
            decoding += System.nanoTime() - before;
            bare.write(prefix + "/" + object, decoded);
        }
        long nanos = System.nanoTime() - begin;
        return new Times(prefix, nanos, nanos - decoding);
    }

    /** The schema as the objects keep it: the end of a Parquet file is its footer, the footer's length and four letters. */
    private static Schema footer(Path object) throws IOException {
        byte[] bytes = Files.readAllBytes(object);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        return Util.readFileMetaData(new ByteArrayInputStream(bytes, bytes.length - 8 - length, length))
                .getKey_value_metadata()
                .stream()
                .filter(entry -> entry.getKey().equals("parquet.avro.schema"))
                .map(entry -> new Schema.Parser().parse(entry.getValue()))
                .findFirst()
                .orElseThrow();
    }

    private static List<byte[]> encoded(Schema schema, int count) {
        GenericDatumWriter<GenericData.Record> writer = new GenericDatumWriter<>(schema);
        List<byte[]> encoded = new ArrayList<>(count);
        try {
            for (GenericData.Record event : MadeUpEvents.of(schema, count)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.writeBytes(HEADER);
                BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
                writer.write(event, encoder);
                encoder.flush();
                encoded.add(bytes.toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
        return encoded;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
