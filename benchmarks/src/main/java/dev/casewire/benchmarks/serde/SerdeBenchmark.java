// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.serde;

import dev.casewire.registry.RegistryAvroDeserializer;
import dev.casewire.registry.RegistryAvroSerializer;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import dev.casewire.testkit.ConfluentSerde;
import dev.casewire.testkit.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.RandomData;

/**
 * Our serializer and deserializer beside Confluent's, over the same registry and invented records of one topic's contract; both write
 * the same bytes (checked). The figures are the medians of the rounds' ratios, above 1 where ours is faster. Theirs runs on the Avro
 * that it comes with.
 *
 * <pre>
 *   SerdeBenchmark [folder of Confluent's jars] [topic] [rounds] [file for a JSON line]
 * </pre>
 */
public final class SerdeBenchmark {
    private static final int RECORDS = 2_000;
    private static final int HEADER = 5;

    private SerdeBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path jars = Path.of(args.length > 0 ? args[0] : "integration-tests/target/confluent");
        String topic = args.length > 1 ? args[1] : "jira.audit.record.v1";
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        if (!Files.isDirectory(jars)) {
            System.err.println("No jars of Confluent's in " + jars
                    + ". Fetch them: ./mvnw -Dquick -Pconfluent-jars -pl integration-tests -am package");
            System.exit(2);
        }
        TopicDefinition definition = Topics.load().topic(topic);
        Schema schema = ValueSchemas.valueSchema(definition).orElseThrow();
        try (FakeRegistry registry = FakeRegistry.start()) {
            registry.register(definition.valueSubject(), schema.toString());
            String line = run(jars, topic, schema, Map.of("schema.registry.url", registry.url()), rounds);
            System.out.println(line);
            if (args.length > 3) {
                Files.writeString(Path.of(args[3]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }

    private static String run(Path jars, String topic, Schema schema, Map<String, String> settings, int rounds) {
        Map<String, String> theirSettings = Map.of(
                "schema.registry.url", settings.get("schema.registry.url"),
                "auto.register.schemas", "false",
                "normalize.schemas", "true");
        try (ConfluentSerde confluent = ConfluentSerde.load(jars, theirSettings);
                RegistryAvroSerializer<GenericRecord> serializer = new RegistryAvroSerializer<>();
                RegistryAvroDeserializer<GenericRecord> deserializer = new RegistryAvroDeserializer<>()) {
            serializer.configure(settings, false);
            deserializer.configure(settings, false);
            List<GenericRecord> ours = new ArrayList<>();
            List<Object> theirs = new ArrayList<>();
            List<byte[]> payloads = new ArrayList<>();
            for (Object made : new RandomData(schema, RECORDS, 7)) {
                byte[] payload = Objects.requireNonNull(serializer.serialize(topic, (GenericRecord) made));
                payloads.add(payload);
                // Both start from what a reader holds, with texts in bytes.
                ours.add(deserializer.deserialize(topic, payload));
                theirs.add(confluent.deserialize(topic, payload));
                if (!Arrays.equals(confluent.serialize(topic, theirs.get(theirs.size() - 1)), payload)) {
                    throw new IllegalStateException("ours and Confluent's serializer write different bytes");
                }
            }
            double[] writing = new double[rounds];
            double[] reading = new double[rounds];
            for (int round = -5; round < rounds; round++) {
                long ourWriting = nanos(() -> ours.forEach(record -> serializer.serialize(topic, record)));
                long theirWriting = nanos(() -> theirs.forEach(record -> confluent.serialize(topic, record)));
                long ourReading = nanos(() -> payloads.forEach(payload -> deserializer.deserialize(topic, payload)));
                long theirReading = nanos(() -> payloads.forEach(payload -> confluent.deserialize(topic, payload)));
                if (round >= 0) {
                    writing[round] = (double) theirWriting / ourWriting;
                    reading[round] = (double) theirReading / ourReading;
                }
            }
            long bytes = payloads.stream()
                            .mapToLong(payload -> payload.length - HEADER)
                            .sum()
                    / RECORDS;
            System.out.printf(
                    Locale.ROOT,
                    "Ours beside Confluent's, %s, records of %d bytes: %.2f times as fast in writing, %.2f in reading%n",
                    topic,
                    bytes,
                    median(writing),
                    median(reading));
            return String.format(
                    Locale.ROOT,
                    "{\"benchmark\":\"serde\",\"topic\":\"%s\",\"bytes\":%d,\"rounds\":%d,\"ratioWriting\":%.3f,\"ratioReading\":%.3f}",
                    topic,
                    bytes,
                    rounds,
                    median(writing),
                    median(reading));
        }
    }

    private static long nanos(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
