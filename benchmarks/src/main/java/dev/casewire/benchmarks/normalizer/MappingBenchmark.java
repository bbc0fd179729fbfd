// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.benchmarks.normalizer.TypedRecords.Typed;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.normalizer.mapping.MappingOptions;
import dev.casewire.normalizer.mapping.MappingResult;
import dev.casewire.normalizer.mapping.PackagedRules;
import dev.casewire.normalizer.mapping.RecordMapping;
import dev.casewire.normalizer.mapping.RuleFolder;
import dev.casewire.streams.SerdeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What it costs to map a typed record to its events and to encode them for their topics, against what Jackson needs to parse the
 * record's JSON text to a tree; beside it, the same with reading the record from its bytes in the topic. One operation is one
 * record; all take the records of the same list in turn.
 *
 * <pre>
 *   MappingBenchmark [forks] [FILE of audit records as JSON lines, or - for invented ones] [file for JSON lines]
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
public class MappingBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS = 2_000;
    private static final String INVENTED = "-";

    /** How many times as many rules there are as come with the normalizer. */
    @Param({"1", "10"})
    public int rules;

    @Param(INVENTED)
    public String file;

    private final List<String> texts = new ArrayList<>();
    private final List<Typed> typed = new ArrayList<>();
    private final List<AuditRecord> records = new ArrayList<>();
    private Contracts contracts;
    private TypedRecords typing;
    private RecordMapping mapping;
    private Serializer<GenericRecord> serializer;
    private Path overlay;
    private int next;

    @Setup
    public void prepare() throws IOException, InterruptedException {
        contracts = new Contracts();
        typing = new TypedRecords(contracts.url());
        texts.addAll(file.equals(INVENTED) ? InventedLog.records(RECORDS) : Files.readAllLines(Path.of(file)));
        texts.removeIf(String::isBlank);
        texts.forEach(text -> typed.add(typing.typed(text)));
        typed.forEach(each -> records.add(typing.read(each)));
        overlay = GeneratedRules.write(Files.createTempDirectory("generated-rules"), rules);
        mapping = RecordMapping.of(
                PackagedRules.rulesWith(new RuleFolder(overlay)),
                List.of(PackagedRules.NEWEST),
                MappingOptions.defaults(),
                Clock.systemUTC());
        serializer = SerdeFactory.from(Map.of("schema.serde.schema.registry.url", contracts.url()))
                .generic()
                .serializer();
    }

    @TearDown
    public void clear() throws IOException {
        contracts.close();
        Files.deleteIfExists(overlay.resolve("generated.yaml"));
        Files.delete(overlay);
    }

    private int turn() {
        next = next + 1 == records.size() ? 0 : next + 1;
        return next;
    }

    @Benchmark
    public JsonNode parse() throws JsonProcessingException {
        return JSON.readTree(texts.get(turn()));
    }

    @Benchmark
    public int mapAndEncode() {
        return encode(events(records.get(turn())));
    }

    /** The same from the record's bytes in its topic. */
    @Benchmark
    public int readMapAndEncode() {
        return encode(events(typing.read(typed.get(turn()))));
    }

    @Benchmark
    public List<MappedEvent> mapOnly() {
        return events(records.get(turn()));
    }

    private int encode(List<MappedEvent> events) {
        int bytes = 0;
        for (MappedEvent event : events) {
            bytes += serializer.serialize(event.topic(), event.record()).length;
        }
        return bytes;
    }

    private List<MappedEvent> events(AuditRecord record) {
        MappingResult result = mapping.map(record);
        if (result instanceof MappingResult.Mapped mapped) {
            return mapped.events();
        }
        throw new IllegalStateException("a record is refused: " + result);
    }

    public static void main(String[] args) throws RunnerException, IOException {
        int forks = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        String file = args.length > 1 ? args[1] : INVENTED;
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(MappingBenchmark.class.getSimpleName())
                        .param("file", file)
                        .forks(forks)
                        .jvmArgsAppend("-Xms512m", "-Xmx512m")
                        // The mapping is much code: on two cores the last of it is compiled after some 20 seconds.
                        .warmupIterations(8)
                        .warmupTime(TimeValue.seconds(4))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(3))
                        .build())
                .run();
        for (String rules : List.of("1", "10")) {
            double parse = score(results, "parse", rules);
            double map = score(results, "mapOnly", rules);
            double whole = score(results, "mapAndEncode", rules);
            double all = score(results, "readMapAndEncode", rules);
            System.out.printf(
                    Locale.ROOT,
                    "mapping and encoding / parsing, %s times the rules: %.2f, with reading %.2f (%.0f ns, of it mapping %.0f; parsing %.0f)%n",
                    rules,
                    whole / parse,
                    all / parse,
                    whole,
                    map,
                    parse);
            String line = String.format(
                    Locale.ROOT,
                    "{\"benchmark\":\"mapping\",\"records\":\"%s\",\"rules\":%s,\"forks\":%d,\"ratio\":%.3f,\"ratioWithReading\":%.3f,"
                            + "\"mapAndEncodeNanos\":%.0f,\"mapNanos\":%.0f,\"parseNanos\":%.0f}",
                    file.equals(INVENTED) ? "invented" : Path.of(file).getFileName(),
                    rules,
                    forks,
                    whole / parse,
                    all / parse,
                    whole,
                    map,
                    parse);
            System.out.println(line);
            if (args.length > 2) {
                Files.writeString(Path.of(args[2]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }

    private static double score(Collection<RunResult> results, String name, String rules) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + name)
                        && result.getParams().getParam("rules").equals(rules))
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getScore();
    }
}
