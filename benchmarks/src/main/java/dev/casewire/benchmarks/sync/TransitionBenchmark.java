// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.sync;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
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
 * Events a second that the transition of a link takes on one core, with few and with many comments. One operation is one event;
 * what happens is {@link BusyLink}'s.
 *
 * <pre>
 *   TransitionBenchmark [forks] [file for the JSON line]
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
public class TransitionBenchmark {
    @Param({"5", "5000"})
    public int comments;

    private BusyLink link;

    @Setup
    public void prepare() {
        link = new BusyLink(4711, comments);
    }

    /** Counts events and the processor time of their thread, which other programs on the machine do not disturb. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Spent {
        public long events;
        public long micros;

        private long begin;

        @Setup(Level.Iteration)
        public void begin() {
            begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @TearDown(Level.Iteration)
        public void end() {
            micros = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1_000;
        }
    }

    @Benchmark
    public boolean event(Spent spent) {
        spent.events++;
        return link.step();
    }

    public static void main(String[] args) throws RunnerException, IOException {
        int forks = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TransitionBenchmark.class.getSimpleName())
                        .forks(forks)
                        .jvmArgsAppend("-Xms512m", "-Xmx512m")
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(8))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(4))
                        .build())
                .run();
        double few = ofThread(results, "5");
        double many = ofThread(results, "5000");
        String line = String.format(
                Locale.ROOT,
                "{\"benchmark\":\"transition\",\"forks\":%d,\"eventsPerCoreSecondWith5Comments\":%.0f,"
                        + "\"eventsPerCoreSecondWith5000Comments\":%.0f,\"ratio\":%.3f,\"eventsPerSecondWith5Comments\":%.0f,"
                        + "\"eventsPerSecondWith5000Comments\":%.0f}",
                forks,
                few,
                many,
                few / many,
                score(of(results, "5")),
                score(of(results, "5000")));
        System.out.println(line);
        if (args.length > 1) {
            Files.writeString(Path.of(args[1]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static RunResult of(Collection<RunResult> results, String comments) {
        return results.stream()
                .filter(result -> result.getParams().getParam("comments").equals(comments))
                .findFirst()
                .orElseThrow();
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double ofThread(Collection<RunResult> results, String comments) {
        RunResult result = of(results, comments);
        return counter(result, "events") * 1e6 / counter(result, "micros");
    }

    private static double counter(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name)).getScore();
    }
}
