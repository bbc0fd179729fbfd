// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import dev.casewire.benchmarks.WarmUp;
import dev.casewire.benchmarks.normalizer.TypedRecords.Typed;
import dev.casewire.normalizer.NormalizerApp;
import dev.casewire.streams.AppConfig;
import dev.casewire.streams.StreamsApp;
import dev.casewire.streams.StreamsRunner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How much of the speed of a topology that only passes ready events on is left when the normalizer makes them. Both run in turns, one
 * stream thread each, on the same broker in this process, with the settings that every app has, over the same records; after
 * warming up the figure is the median of the rounds' ratios. The passthrough does not even decode its records. In each
 * round the normalizer runs twice, with the packaged rules and with many times as many. An app's start is left out: its time counts
 * from when a tenth of the records is dealt with.
 *
 * <p>The second ratio is that of processor time of the stream threads. The third is that of the fastest rounds of either side: what
 * other tenants do to the machine's caches slows the normalizer more than the passthrough, and the fastest rounds the least.
 *
 * <pre>
 *   NormalizerBenchmark [rounds] [records] [times as many rules as packaged] [file for JSON lines]
 * </pre>
 */
public final class NormalizerBenchmark {
    private static final int READY_RECORDS = 5_000;
    private static final int MOST_WARM_UPS = 15;
    private static final long POLL_NANOS = 20_000_000;
    private static final long LIMIT_NANOS = 300_000_000_000L;

    private final Cluster cluster;
    private final String registry;
    private final Path folder;
    private final int records;
    private int runs;

    private NormalizerBenchmark(Cluster cluster, String registry, Path folder, int records) {
        this.cluster = cluster;
        this.registry = registry;
        this.folder = folder;
        this.records = records;
    }

    /** Per record; or of a clock. */
    private record Times(double nanos, double threadNanos) {
        static final Times NONE = new Times(Double.MAX_VALUE, Double.MAX_VALUE);
    }

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        int records = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        int rules = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        Path folder = Files.createTempDirectory("normalizer-benchmark");
        try (Contracts contracts = new Contracts();
                Cluster cluster = Cluster.start(folder.resolve("broker"))) {
            var benchmark = new NormalizerBenchmark(cluster, contracts.url(), folder, records);
            for (String line : benchmark.run(rounds, List.of(1, rules))) {
                System.out.println(line);
                if (args.length > 3) {
                    Files.writeString(
                            Path.of(args[3]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        } finally {
            delete(folder);
        }
    }

    /** Both ways in every round, the passthrough first. */
    private static final class Rounds {
        private final int rules;
        private final List<Double> wall = new ArrayList<>();
        private final List<Double> thread = new ArrayList<>();
        private Times best = Times.NONE;

        Rounds(int rules) {
            this.rules = rules;
        }

        void add(Times bare, Times ours) {
            wall.add(bare.nanos() / ours.nanos());
            thread.add(bare.threadNanos() / ours.threadNanos());
            best = better(best, ours);
        }
    }

    private List<String> run(int rounds, List<Integer> rules) throws Exception {
        TypedRecords typing = new TypedRecords(registry);
        List<String> texts = InventedLog.records(records);
        List<List<ReadyEvent>> ready = ReadyEvent.of(
                texts.stream()
                        .limit(READY_RECORDS)
                        .map(text -> typing.read(typing.typed(text)))
                        .toList(),
                registry);
        Stream<Typed> typed = texts.stream().map(typing::typed);
        cluster.write(typed);

        List<Rounds> all = rules.stream().map(Rounds::new).toList();
        Times bestBare = Times.NONE;
        WarmUp.untilTheCompilerRests(MOST_WARM_UPS, () -> round(ready, rules));
        for (int round = 0; round < rounds; round++) {
            List<Times> times = round(ready, rules);
            Times bare = times.get(0);
            for (int i = 0; i < all.size(); i++) {
                all.get(i).add(bare, times.get(i + 1));
            }
            bestBare = better(bestBare, bare);
        }
        List<String> lines = new ArrayList<>();
        for (Rounds each : all) {
            lines.add(line(each, bestBare, ready));
        }
        return lines;
    }

    /** Times of the passthrough, and of the normalizer by each number of rules. */
    private List<Times> round(List<List<ReadyEvent>> ready, List<Integer> rules) throws Exception {
        List<Times> times = new ArrayList<>();
        times.add(time(new PassthroughApp(ready), Map.of()));
        for (int many : rules) {
            Path overlay = GeneratedRules.write(folder.resolve("rules-" + many), many);
            times.add(time(new NormalizerApp(), Map.of("rules.overlay.folder", overlay.toString())));
        }
        return times;
    }

    private String line(Rounds rounds, Times bestBare, List<List<ReadyEvent>> ready) {
        double events = ready.stream().mapToLong(List::size).sum();
        double bytes = ready.stream()
                .flatMap(List::stream)
                .mapToInt(event -> event.value().get().length)
                .average()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "normalizer / passthrough, %d records, %.2f events of %.0f bytes each, %d times the rules: %.2f, by processor"
                        + " time of the stream thread %.2f, of the fastest rounds %.2f (best rates %.0f and %.0f records/s, %.1f and %.1f us of the thread)%n",
                records,
                events / ready.size(),
                bytes,
                rounds.rules,
                median(rounds.wall),
                median(rounds.thread),
                bestBare.nanos() / rounds.best.nanos(),
                rate(rounds.best),
                rate(bestBare),
                micros(rounds.best),
                micros(bestBare));
        return String.format(
                Locale.ROOT,
                "{\"benchmark\":\"normalizer\",\"records\":%d,\"eventsPerRecord\":%.3f,\"eventBytes\":%.0f,\"rules\":%d,"
                        + "\"rounds\":%d,\"ratio\":%.3f,\"ratioOfThreadTime\":%.3f,\"ratioOfFastest\":%.3f,\"normalizerRecordsPerSecond\":%.0f,"
                        + "\"passthroughRecordsPerSecond\":%.0f}",
                records,
                events / ready.size(),
                bytes,
                rounds.rules,
                rounds.wall.size(),
                median(rounds.wall),
                median(rounds.thread),
                bestBare.nanos() / rounds.best.nanos(),
                rate(rounds.best),
                rate(bestBare));
    }

    /** From when the app has dealt with a tenth of the records, and has made all that it makes once, to the commit of the last. */
    private Times time(StreamsApp app, Map<String, String> own) throws Exception {
        String id = app.name() + "-" + runs++;
        Map<String, String> settings = new TreeMap<>(own);
        settings.put(AppConfig.BOOTSTRAP_SERVERS, cluster.address());
        settings.put(AppConfig.APPLICATION_ID, id);
        settings.put(AppConfig.STATE_DIR, folder.resolve(id).toString());
        settings.put("schema.serde.schema.registry.url", registry);
        settings.put("kafka.replication.factor", "1");
        long deadline = System.nanoTime() + LIMIT_NANOS;
        try (StreamsRunner runner = new StreamsRunner(app, AppConfig.of(app, settings), Clock.systemUTC())) {
            runner.start();
            long before = awaitDone(records / 10, id, runner, deadline);
            Times begin = now(id);
            awaitDone(records, id, runner, deadline);
            Times end = now(id);
            long dealtWith = records - before;
            return new Times(
                    (end.nanos() - begin.nanos()) / dealtWith, (end.threadNanos() - begin.threadNanos()) / dealtWith);
        } finally {
            delete(folder.resolve(id));
        }
    }

    /** Waits until so many records are dealt with, and tells how many are. */
    private long awaitDone(long wanted, String id, StreamsRunner runner, long deadline) throws Exception {
        long done = cluster.done(id);
        while (done < wanted) {
            await(runner, deadline);
            done = cluster.done(id);
        }
        return done;
    }

    private static Times now(String applicationId) {
        return new Times(System.nanoTime(), threadNanos(applicationId));
    }

    private static void await(StreamsRunner runner, long deadline) {
        if (System.nanoTime() > deadline || runner.health().lastFailure().isPresent()) {
            throw new IllegalStateException(
                    "the app does not get on: " + runner.health().lastFailure());
        }
        LockSupport.parkNanos(POLL_NANOS);
    }

    private static long threadNanos(String applicationId) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null
                        && info.getThreadName().startsWith(applicationId + "-")
                        && info.getThreadName().matches(".*-StreamThread-\\d+"))
                .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
                .sum();
    }

    private static Times better(Times one, Times other) {
        return one.nanos() < other.nanos() ? one : other;
    }

    private static double rate(Times times) {
        return 1e9 / times.nanos();
    }

    private static double micros(Times times) {
        return times.threadNanos() / 1e3;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
