// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.s3.sink.store.StoreException;
import dev.casewire.s3.sink.store.StoreFailure;
import dev.casewire.testkit.MutableClock;
import dev.casewire.testkit.Seeded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tasks are killed at random: before an object is in the bucket, right after, with and without the commit that was on its
 * way, while files end by their size, by the clock and by the budget. Whatever happens, no committed record is missing from
 * the bucket at any time, and in the end each record is there once.
 */
class S3SinkCrashProperties {

    private static final int RECORDS = 60;

    /** Stands for {@code kill -9}: not an exception that anything handles. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    static LongStream seeds() {
        return Seeded.seeds(40);
    }

    static LongStream fewSeeds() {
        return LongStream.range(1000, 1006);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldHoldEachRecordOnceAfterCrashesInJsonLines(long seed) {
        run(new Seeded(seed), "jsonl");
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void shouldHoldEachRecordOnceAfterCrashesInParquet(long seed) {
        run(new Seeded(seed), "parquet");
    }

    private static void run(Seeded seeded, String format) {
        MemoryStore store = new MemoryStore();
        MutableClock clock = MutableClock.at(TestRecords.FETCHED);
        SinkWorker worker = new SinkWorker(
                TestSettings.config(
                        "format", format,
                        "layout.template", "{topic}/day={day}/{partition}-{offset}.{extension}",
                        "rotate.records", Integer.toString(seeded.between(1, 40)),
                        "rotate.interval.ms", "10000",
                        "buffer.bytes.max", "1048576"),
                store,
                clock);
        List<SinkRecord> produced = produce(worker, seeded, format);
        store.faults(faults(seeded));
        worker.start();

        int quietTurns = 0;
        for (int turn = 0; !worker.isDone(); turn++) {
            assertThat(turn).as("turns until all is in the bucket").isLessThan(20_000);
            if (turn == 1_500) {
                store.faults(MemoryStore.NONE);
            }
            try {
                step(worker, clock, seeded);
                quietTurns++;
            } catch (Killed e) {
                if (seeded.chance(50)) {
                    worker.finishCommit();
                }
                worker.start();
                quietTurns = 0;
            }
            if (quietTurns % 50 == 49 && seeded.chance(30)) {
                worker.stop();
                worker.start();
            }
            requireNothingLost(worker, produced, store, turn);
        }

        List<String> expected = produced.stream()
                .filter(record -> record.value() != null)
                .map(S3SinkCrashProperties::idOf)
                .toList();
        assertThat(StoredRows.ids(store)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(store.unfinished()).isZero();
    }

    private static void step(SinkWorker worker, MutableClock clock, Seeded seeded) {
        if (seeded.chance(30)) {
            clock.advance(Duration.ofMillis(seeded.between(0, 8_000)));
        }
        if (seeded.chance(10)) {
            worker.beginCommit();
        }
        worker.poll(seeded.between(0, 30));
        if (seeded.chance(2)) {
            throw new Killed();
        }
    }

    private static List<SinkRecord> produce(SinkWorker worker, Seeded seeded, String format) {
        List<SinkRecord> produced = new ArrayList<>();
        // Rows of up to 20 kB against a budget of 1 MiB: the budget ends files too.
        boolean large = format.equals("jsonl") && seeded.chance(30);
        for (String topic : List.of("a", "b.v1")) {
            for (int partition = 0; partition < 2; partition++) {
                long offset = seeded.between(0, 5);
                for (int i = 0; i < RECORDS; i++) {
                    SinkRecord record = seeded.chance(4)
                            ? TestRecords.tombstone(topic, partition, offset)
                            : TestRecords.event(
                                    topic,
                                    partition,
                                    offset,
                                    seeded.instantWithin(TestRecords.FETCHED, Duration.ofDays(2)),
                                    seeded.chance(80) ? TestRecords.EVENT : TestRecords.EVENT_2,
                                    large ? "x".repeat(seeded.between(0, 20_000)) : seeded.text(5));
                    worker.produce(record);
                    produced.add(record);
                    // Gaps: commit markers, aborted records.
                    offset += seeded.chance(80) ? 1 : seeded.between(2, 4);
                }
            }
        }
        return produced;
    }

    private static MemoryStore.Faults faults(Seeded seeded) {
        return new MemoryStore.Faults() {
            @Override
            public void beforeStored(String key) {
                failSometimes();
            }

            @Override
            public void afterStored(String key) {
                failSometimes();
            }

            private void failSometimes() {
                if (seeded.chance(5)) {
                    throw new Killed();
                }
                if (seeded.chance(5)) {
                    throw new StoreException(
                            new StoreFailure.Transient("s3.bucket", "busy"), new IllegalStateException("503"));
                }
            }
        };
    }

    private static void requireNothingLost(SinkWorker worker, List<SinkRecord> produced, MemoryStore store, int turn) {
        if (turn % 100 != 0) {
            return;
        }
        List<String> committed = produced.stream()
                .filter(record -> record.value() != null)
                .filter(record -> record.kafkaOffset()
                        < worker.committed(new TopicPartition(record.topic(), record.kafkaPartition())))
                .map(S3SinkCrashProperties::idOf)
                .toList();
        assertThat(StoredRows.ids(store)).containsAll(committed);
    }

    private static String idOf(SinkRecord record) {
        return TestRecords.idOf(record.topic(), record.kafkaPartition(), record.kafkaOffset());
    }
}
