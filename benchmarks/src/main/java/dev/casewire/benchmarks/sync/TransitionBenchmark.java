// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
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

    @Benchmark
    public boolean event() {
        return link.step();
    }

    public static void main(String[] args) throws RunnerException, IOException {
        int forks = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TransitionBenchmark.class.getSimpleName())
                        .forks(forks)
                        .jvmArgsAppend("-Xms512m", "-Xmx512m")
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .build())
                .run();
        double few = score(results, "5");
        double many = score(results, "5000");
        String line = String.format(
                Locale.ROOT,
                "{\"benchmark\":\"transition\",\"forks\":%d,\"eventsPerSecondWith5Comments\":%.0f,"
                        + "\"eventsPerSecondWith5000Comments\":%.0f,\"ratio\":%.3f}",
                forks,
                few,
                many,
                few / many);
        System.out.println(line);
        if (args.length > 1) {
            Files.writeString(Path.of(args[1]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static double score(Collection<RunResult> results, String comments) {
        return results.stream()
                .filter(result -> result.getParams().getParam("comments").equals(comments))
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getScore();
    }
}
