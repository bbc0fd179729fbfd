// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.backfill;

import dev.casewire.benchmarks.WarmUp;
import dev.casewire.registry.connect.RegistryAvroConverter;
import dev.casewire.schemas.ContractSchemas;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import dev.casewire.testkit.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much of the speed of reading audit pages bare is left when the Jira source reads them for a backfill: paging, typing,
 * the worker's converter. Both read the same pages of the same simulator, which runs in this process and answers as fast as it
 * can, in turns, after warming up; the figure is the median of the rounds' ratios. The second ratio leaves the converter out, the third is of
 * the processor time of the reading side alone, without the simulator's, the fourth with it: the least that the first can come to where
 * nothing is done at the same time, such as on a machine whose cores are all taken.
 *
 * <pre>
 *   BackfillBenchmark [rounds] [rows of the log] [file for a JSON line]
 * </pre>
 */
public final class BackfillBenchmark {
    private static final Duration SPAN = Duration.ofDays(90);
    private static final int MOST_WARM_UPS = 20;

    private final JiraCloudSimulator jira;
    private final BareClient bare;
    private final RegistryAvroConverter converter;
    private final Instant start;

    private record Round(long pageBytes, long bareNanos, ClientTime.Spent bareTime, SourceRun.Outcome source) {}

    private BackfillBenchmark(JiraCloudSimulator jira, RegistryAvroConverter converter, Instant start) {
        this.jira = jira;
        this.bare = new BareClient(jira.baseUri());
        this.converter = converter;
        this.start = start;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        Instant end = Instant.now();
        Instant start = end.minus(SPAN);
        try (FakeRegistry registry = FakeRegistry.start();
                JiraCloudSimulator jira = JiraCloudSimulator.builder()
                        .generatedHistory(7, rows, start, end.minus(Duration.ofHours(2)))
                        .start()) {
            registry.register(
                    "jira.audit.record.v1-value",
                    ContractSchemas.schema("dev.casewire.jira.JiraAuditRecord").toString());
            registry.register(
                    "source.state.v1-value",
                    ContractSchemas.schema("dev.casewire.source.SourceState").toString());
            RegistryAvroConverter converter = new RegistryAvroConverter();
            converter.configure(Map.of("schema.registry.url", registry.url()), false);
            String line = new BackfillBenchmark(jira, converter, start).run(rounds, rows);
            System.out.println(line);
            if (args.length > 2) {
                Files.writeString(Path.of(args[2]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }

    private String run(int rounds, int rows) throws IOException, InterruptedException {
        List<String> pages = pagesOfABackfill();
        double[] whole = new double[rounds];
        double[] task = new double[rounds];
        double[] threads = new double[rounds];
        double[] oneCore = new double[rounds];
        double[] threadMicros = new double[rounds];
        double best = 0;
        double bareBest = 0;
        long recordBytes = 0;
        long pageBytes = 0;
        WarmUp.untilTheCompilerRests(MOST_WARM_UPS, () -> round(pages, rows));
        for (int round = 0; round < rounds; round++) {
            Round one = round(pages, rows);
            SourceRun.Outcome source = one.source();
            pageBytes = one.pageBytes();
            recordBytes = source.bytes();
            whole[round] = (double) one.bareNanos() / source.nanos();
            task[round] = (double) one.bareNanos() / (source.nanos() - source.convertingNanos());
            threads[round] =
                    (double) one.bareTime().readingNanos() / source.time().readingNanos();
            oneCore[round] = (double) one.bareTime().allNanos() / source.time().allNanos();
            threadMicros[round] = source.time().readingNanos() / 1e3 / rows;
            best = Math.max(best, rows * 1e9 / source.nanos());
            bareBest = Math.max(bareBest, rows * 1e9 / one.bareNanos());
        }
        System.out.printf(
                Locale.ROOT,
                "Backfill / bare client, %d rows, %d pages of %d bytes in all, %d bytes of records: %.2f with the converter,"
                        + " %.2f without, %.2f of processor time, %.2f of it with the simulator's (best rates %.0f and %.0f rows/s)%n",
                rows,
                pages.size(),
                pageBytes,
                recordBytes,
                median(whole),
                median(task),
                median(threads),
                median(oneCore),
                best,
                bareBest);
        return String.format(
                Locale.ROOT,
                "{\"benchmark\":\"backfill\",\"rows\":%d,\"pages\":%d,\"pageBytes\":%d,\"rounds\":%d,\"ratio\":%.3f,"
                        + "\"ratioWithoutConverter\":%.3f,\"ratioOfThreadTime\":%.3f,\"ratioOfAllThreadTime\":%.3f,\"threadMicrosPerRow\":%.2f,\"sourceRowsPerSecond\":%.0f,\"bareRowsPerSecond\":%.0f}",
                rows,
                pages.size(),
                pageBytes,
                rounds,
                median(whole),
                median(task),
                median(threads),
                median(oneCore),
                median(threadMicros),
                best,
                bareBest);
    }

    private Round round(List<String> pages, int rows) throws InterruptedException {
        ClientTime time = new ClientTime();
        long begin = System.nanoTime();
        long pageBytes = bare.read(pages);
        long nanos = System.nanoTime() - begin;
        ClientTime.Spent spent = time.spent();
        SourceRun.Outcome source = new SourceRun(jira.baseUri(), start, converter).run();
        if (source.rows() != rows) {
            throw new IllegalStateException("the source brought " + source.rows() + " of " + rows + " rows");
        }
        return new Round(pageBytes, nanos, spent, source);
    }

    private List<String> pagesOfABackfill() throws IOException, InterruptedException {
        try (PageLog log = new PageLog(bare)) {
            new SourceRun(log.baseUri(), start, converter).run();
            return log.paths();
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
