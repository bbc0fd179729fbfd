// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The figures of {@link MappingBenchmark} for a machine that is not idle: parsing and mapping take turns in one thread, a few
 * milliseconds each, and its processor time is what counts. The ratio is the median of
 * the pairs' ratios; beside it stand that of the least times, and that with reading the record from its bytes.
 *
 * <pre>
 *   MappingPairs [pairs] [FILE of audit records as JSON lines, or - for invented ones] [file for JSON lines]
 * </pre>
 */
public final class MappingPairs {
    private static final int RECORDS_A_TURN = 4_000;
    private static final int WARM_UP_PAIRS = 60;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MappingBenchmark benchmark;
    private final List<Double> parse = new ArrayList<>();
    private final List<Double> map = new ArrayList<>();
    private final List<Double> whole = new ArrayList<>();
    private final List<Double> ratio = new ArrayList<>();
    private final List<Double> ratioWithReading = new ArrayList<>();
    private long sink;

    private MappingPairs(MappingBenchmark benchmark) {
        this.benchmark = benchmark;
    }

    /** One record's work; tells something of its result, so that none of it is left out. */
    private interface Work {
        int once() throws IOException;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int pairs = args.length > 0 ? Integer.parseInt(args[0]) : 201;
        String file = args.length > 1 ? args[1] : "-";
        for (int rules : List.of(1, 10)) {
            MappingBenchmark benchmark = new MappingBenchmark();
            benchmark.rules = rules;
            benchmark.file = file;
            benchmark.prepare();
            try {
                MappingPairs measured = new MappingPairs(benchmark);
                measured.run(WARM_UP_PAIRS);
                measured.forget();
                measured.run(pairs);
                String line = measured.line(file, rules);
                System.out.println(line);
                if (args.length > 2) {
                    Files.writeString(
                            Path.of(args[2]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            } finally {
                benchmark.clear();
            }
        }
    }

    private void run(int pairs) throws IOException {
        for (int i = 0; i < pairs; i++) {
            double parsing = nanos(() -> benchmark.parse().size());
            double mapping = nanos(() -> benchmark.mapOnly().size());
            double both = nanos(benchmark::mapAndEncode);
            double all = nanos(benchmark::readMapAndEncode);
            parse.add(parsing);
            map.add(mapping);
            whole.add(both);
            ratio.add(both / parsing);
            ratioWithReading.add(all / parsing);
        }
    }

    private void forget() {
        List.of(parse, map, whole, ratio, ratioWithReading).forEach(List::clear);
    }

    /** Processor time of one record. */
    private double nanos(Work work) throws IOException {
        long begin = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < RECORDS_A_TURN; i++) {
            sink += work.once();
        }
        return (THREADS.getCurrentThreadCpuTime() - begin) / (double) RECORDS_A_TURN;
    }

    private String line(String file, int rules) {
        if (sink == 0) {
            throw new IllegalStateException("nothing was mapped");
        }
        return String.format(
                Locale.ROOT,
                "{\"benchmark\":\"mapping-pairs\",\"records\":\"%s\",\"rules\":%d,\"pairs\":%d,\"ratio\":%.3f,"
                        + "\"ratioOfLeast\":%.3f,\"ratioWithReading\":%.3f,\"mapAndEncodeNanos\":%.0f,\"mapNanos\":%.0f,\"parseNanos\":%.0f}",
                file.equals("-") ? "invented" : Path.of(file).getFileName(),
                rules,
                ratio.size(),
                median(ratio),
                least(whole) / least(parse),
                median(ratioWithReading),
                median(whole),
                median(map),
                median(parse));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** The tenth least of a hundred: what it costs while nobody else takes the caches. */
    private static double least(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 10).findFirst().orElseThrow();
    }
}
