// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.s3.sink.config.S3SinkConfig;
import dev.casewire.testkit.MutableClock;
import dev.casewire.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws of delivery over random histories of tasks ({@link SinkHistory}): while files end by their size, by the clock and by
 * the budget, no committed record is ever missing from the bucket, and in the end each record is in one object, which nobody
 * has touched since it was written.
 */
class S3SinkCrashPropertyTest {

    private static final int RECORDS = 60;
    private static final int DISTURBED_TURNS = 1_500;

    static LongStream seeds() {
        return Seeded.seeds(Integer.getInteger("casewire.seeds", 50));
    }

    static LongStream fewSeeds() {
        return LongStream.range(1000, 1006);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldHoldEachRecordOnceWhateverBecomesOfTasks(long seed) {
        run(new Seeded(seed), "jsonl", SinkHistory.Zombies.SOME);
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void shouldHoldEachRecordOnceInParquet(long seed) {
        run(new Seeded(seed), "parquet", SinkHistory.Zombies.SOME);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldHoldEachRecordOnceWhereTheServerReplacesObjectsAndNoDeadTaskGoesOn(long seed) {
        run(new Seeded(seed), "jsonl", SinkHistory.Zombies.NONE);
    }

    /** Ends by size depend on the records alone, so whatever happens on the way, the bucket comes out the same. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void shouldGiveTheSameNamesAndBytesAsAnUndisturbedRun(long seed) {
        Seeded seeded = new Seeded(seed);
        String[] settings = {
            "format",
            seeded.chance(50) ? "jsonl" : "parquet",
            "layout.template",
            "{topic}/day={day}/{partition}-{offset}.{extension}",
            "rotate.records",
            Integer.toString(seeded.between(1, 20)),
            "rotate.interval.ms",
            "86400000"
        };
        List<SinkRecord> records = records(seeded, false);
        Map<String, String> undisturbed = settle(seeded, settings, records, SinkHistory.Zombies.NONE, 0);

        assertThat(undisturbed).isNotEmpty();
        assertThat(settle(seeded, settings, records, SinkHistory.Zombies.SOME, 400))
                .isEqualTo(undisturbed);
    }

    private static void run(Seeded seeded, String format, SinkHistory.Zombies zombies) {
        MemoryStore store = new MemoryStore();
        if (zombies == SinkHistory.Zombies.NONE) {
            store.replaceObjects();
        }
        MutableClock clock = MutableClock.at(TestRecords.FETCHED);
        SinkGroup group = new SinkGroup(
                TestSettings.config(
                        "format", format,
                        "layout.template", "{topic}/day={day}/{partition}-{offset}.{extension}",
                        "rotate.records", Integer.toString(seeded.between(1, 40)),
                        "rotate.interval.ms", "10000",
                        "buffer.bytes.max", "1048576"),
                store,
                clock);
        // Rows of up to 20 kB against a budget of 1 MiB: the budget ends files too.
        List<SinkRecord> produced = records(seeded, format.equals("jsonl") && seeded.chance(30));
        produced.forEach(group::produce);
        SinkHistory history = new SinkHistory(group, store, clock, seeded, zombies);

        history.disturb();
        int turn = 0;
        for (; turn < DISTURBED_TURNS && !group.isDone(); turn++) {
            history.turn(true);
            if (turn % 100 == 0) {
                requireNothingLost(group, produced, store);
            }
        }
        history.calm();
        for (; !group.isDone(); turn++) {
            assertThat(turn).as("turns until all is in the bucket").isLessThan(20_000);
            clock.advance(Duration.ofSeconds(1));
            history.turn(false);
        }
        for (int more = 0; more < 30; more++) {
            clock.advance(Duration.ofSeconds(5));
            history.turn(false);
        }

        assertThat(StoredRows.ids(store)).containsExactlyInAnyOrderElementsOf(idsOf(produced));
        assertThat(store.unfinished()).isZero();
        if (zombies == SinkHistory.Zombies.SOME) {
            assertThat(store.written()).doesNotHaveDuplicates();
            requireReplayWritesNothing(group, store, clock);
        }
    }

    /** A connector that begins again at the first record finds all of it in the bucket. */
    private static void requireReplayWritesNothing(SinkGroup group, MemoryStore store, MutableClock clock) {
        int before = store.written().size();
        SinkGroup replay = group.fromTheBeginning();
        SinkMember member = replay.join(new FakeContext());
        replay.give(member, List.copyOf(replay.partitions()));
        for (int turn = 0; !replay.isDone(); turn++) {
            assertThat(turn).as("turns of the replay").isLessThan(5_000);
            clock.advance(Duration.ofSeconds(1));
            member.poll(20);
            member.beginCommit();
        }
        assertThat(store.written()).hasSize(before);
    }

    private static Map<String, String> settle(
            Seeded seeded,
            String[] settings,
            List<SinkRecord> records,
            SinkHistory.Zombies zombies,
            int disturbedTurns) {
        MemoryStore store = new MemoryStore();
        MutableClock clock = MutableClock.at(TestRecords.FETCHED);
        S3SinkConfig config = TestSettings.config(settings);
        SinkGroup group = new SinkGroup(config, store, clock);
        records.forEach(group::produce);
        SinkHistory history = new SinkHistory(group, store, clock, seeded, zombies);
        history.disturb();
        Duration quiet = Duration.ZERO;
        for (int turn = 0; turn < disturbedTurns; turn++) {
            history.turn(true);
            quiet = Duration.between(TestRecords.FETCHED, clock.instant());
            assertThat(quiet).as("no file ends by the clock").isLessThan(Duration.ofDays(1));
        }
        history.calm();
        for (int turn = 0; turn < 300; turn++) {
            history.turn(false);
        }
        clock.advance(Duration.ofDays(2));
        for (int turn = 0; !group.isDone(); turn++) {
            assertThat(turn).isLessThan(5_000);
            history.turn(false);
        }
        return store.objects().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        object -> new String(object.getValue(), StandardCharsets.ISO_8859_1),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static List<SinkRecord> records(Seeded seeded, boolean large) {
        List<SinkRecord> records = new ArrayList<>();
        for (String topic : List.of("a", "b.v1")) {
            for (int partition = 0; partition < 2; partition++) {
                long offset = seeded.between(0, 5);
                for (int i = 0; i < RECORDS; i++) {
                    records.add(
                            seeded.chance(4)
                                    ? TestRecords.tombstone(topic, partition, offset)
                                    : TestRecords.event(
                                            topic,
                                            partition,
                                            offset,
                                            seeded.instantWithin(TestRecords.FETCHED, Duration.ofDays(2)),
                                            seeded.chance(80) ? TestRecords.EVENT : TestRecords.EVENT_2,
                                            large ? "x".repeat(seeded.between(0, 20_000)) : seeded.text(5)));
                    // Gaps: commit markers, aborted records.
                    offset += seeded.chance(80) ? 1 : seeded.between(2, 4);
                }
            }
        }
        return records;
    }

    private static void requireNothingLost(SinkGroup group, List<SinkRecord> produced, MemoryStore store) {
        List<SinkRecord> committed = produced.stream()
                .filter(record -> record.kafkaOffset()
                        < group.committed(new TopicPartition(record.topic(), record.kafkaPartition())))
                .toList();
        assertThat(StoredRows.ids(store)).containsAll(idsOf(committed));
    }

    private static List<String> idsOf(List<SinkRecord> records) {
        return records.stream()
                .filter(record -> record.value() != null)
                .map(record -> TestRecords.idOf(record.topic(), record.kafkaPartition(), record.kafkaOffset()))
                .toList();
    }
}
