// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.s3.sink.store.StoreException;
import dev.casewire.s3.sink.store.StoreFailure;
import dev.casewire.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class StartedS3SinkTaskTest {

    private static final TopicPartition EVENTS = new TopicPartition("events", 0);

    private final MemoryStore store = new MemoryStore();
    private final MutableClock clock = MutableClock.at("2026-11-21T10:00:00Z");

    @Test
    void shouldWriteNothingAndCommitNothingWhileAFileIsOpen() {
        SinkWorker worker = worker("rotate.records", "10");
        produce(worker, 0, 9);

        worker.poll(100);
        worker.beginCommit();
        worker.finishCommit();

        assertThat(store.objects()).isEmpty();
        assertThat(worker.committed(EVENTS)).isZero();
    }

    @Test
    void shouldWriteAnObjectWhenAFileHasItsRecords() {
        SinkWorker worker = worker("rotate.records", "10");
        produce(worker, 0, 25);

        turn(worker);

        assertThat(store.objects())
                .containsOnlyKeys("events/0-0000000000000000000.jsonl", "events/0-0000000000000000010.jsonl");
        assertThat(worker.committed(EVENTS)).isEqualTo(20);
    }

    @Test
    void shouldWriteAnObjectWhenAFileHasItsBytes() {
        int line = "{\"id\":\"events/0/0\",\"text\":\"text\"}\n".length();
        SinkWorker worker = worker("rotate.bytes", Integer.toString(2 * line));
        produce(worker, 0, 5);

        turn(worker);

        assertThat(store.objects().keySet())
                .containsExactly("events/0-0000000000000000000.jsonl", "events/0-0000000000000000002.jsonl");
    }

    @Test
    void shouldWriteAnObjectOfAnIdlePartitionAtTheIntervalAndNotBefore() {
        SinkWorker worker = worker("rotate.interval.ms", "60000");
        produce(worker, 0, 3);
        worker.poll(100);
        assertThat(worker.context().timeoutMs).isEqualTo(60_000);

        clock.advance(Duration.ofMillis(59_999));
        worker.poll(100);
        assertThat(store.objects()).isEmpty();
        assertThat(worker.context().timeoutMs).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        worker.poll(100);
        assertThat(StoredRows.ids(store)).containsExactly("events/0/0", "events/0/1", "events/0/2");
    }

    @Test
    void shouldHoldTheNextObjectWhenTheOffsetOfTheLastIsNotCommitted() {
        SinkWorker worker = worker("rotate.records", "10");
        produce(worker, 0, 20);

        worker.poll(100);
        assertThat(store.written()).hasSize(1);
        assertThat(worker.context().commitRequested).isTrue();
        worker.poll(100);
        assertThat(store.written()).as("offsets handed out, commit not ended").hasSize(1);
        worker.poll(100);
        assertThat(store.written()).hasSize(2);
    }

    @Test
    void shouldCommitWhatNeedsNoPlaceInTheBucket() {
        SinkWorker worker = worker();
        worker.produce(TestRecords.tombstone("events", 0, 7));
        worker.start();

        worker.poll(100);
        worker.beginCommit();
        worker.finishCommit();

        assertThat(worker.committed(EVENTS)).isEqualTo(8);
    }

    @Test
    void shouldCommitTheConsumersPositionWhenNothingIsOpen() {
        StartedS3SinkTask task = worker().task();
        task.open(List.of(EVENTS));

        // Commit markers and filtered records move the position, and no record shows it.
        Map<TopicPartition, OffsetAndMetadata> offsets = task.preCommit(Map.of(EVENTS, new OffsetAndMetadata(42)));

        assertThat(offsets).containsEntry(EVENTS, new OffsetAndMetadata(42));
    }

    @Test
    void shouldReportRecordsThatCannotBeRowsAndWriteTheOthers() {
        SinkWorker worker = worker("rotate.records", "2");
        worker.produce(TestRecords.event("events", 0, 0));
        worker.produce(TestRecords.tombstone("events", 0, 1));
        worker.produce(TestRecords.of("events", 0, 2, TestRecords.FETCHED, null, Map.of("id", "x")));
        worker.produce(TestRecords.of("events", 0, 3, TestRecords.FETCHED, Schema.STRING_SCHEMA, "x"));
        worker.produce(TestRecords.event("events", 0, 4));
        worker.start();

        turn(worker);

        assertThat(StoredRows.ids(store)).containsExactly("events/0/0", "events/0/4");
        assertThat(worker.context().errant).extracting(SinkRecord::kafkaOffset).containsExactly(1L, 2L, 3L);
        assertThat(worker.context().complaints)
                .satisfiesExactly(
                        tombstone -> assertThat(tombstone).contains("partition=0 offset=1", "tombstone"),
                        schemaless -> assertThat(schemaless).contains("no schema", "value.converter"),
                        string -> assertThat(string).contains("STRING"));
        assertThat(worker.committed(EVENTS)).isEqualTo(5);
    }

    @Test
    void shouldEndWithASentenceWhenBadRecordsAreNotTolerated() {
        SinkWorker worker = worker();
        worker.produce(TestRecords.tombstone("events", 0, 1));
        FakeContext strict = new FakeContext();
        strict.toleratesErrors = false;
        worker.start(strict);

        assertThatThrownBy(() -> worker.poll(100))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContaining("offset=1")
                .hasMessageContaining("errors.tolerance=all");
    }

    @Test
    void shouldLoseAndDoubleNothingWhenTheBucketFailsForAWhile() {
        int[] failures = {3};
        store.faults(new MemoryStore.Faults() {
            @Override
            public void beforeStored(String key) {
                if (failures[0]-- > 0) {
                    throw new StoreException(
                            new StoreFailure.Transient("s3.bucket", "busy"), new IllegalStateException("503"));
                }
            }

            @Override
            public void afterStored(String key) {}
        });
        SinkWorker worker = worker("rotate.records", "10");
        produce(worker, 0, 30);

        worker.poll(15);
        assertThat(worker.context().timeoutMs).as("backoff").isEqualTo(2_000);
        worker.poll(15);
        assertThat(worker.context().timeoutMs).isEqualTo(4_000);
        turn(worker);

        assertThat(StoredRows.ids(store)).containsExactlyInAnyOrderElementsOf(ids(0, 30));
        assertThat(store.unfinished()).isZero();
    }

    @Test
    void shouldReturnToTheWorkerAfterAMinuteOfWritingAndGoOnWithTheNextCall() {
        store.faults(new MemoryStore.Faults() {
            @Override
            public void beforeStored(String key) {
                clock.advance(Duration.ofSeconds(25));
            }

            @Override
            public void afterStored(String key) {}
        });
        SinkWorker worker = worker("rotate.records", "1");
        for (int partition = 0; partition < 5; partition++) {
            worker.produce(TestRecords.event("events", partition, 0));
        }
        worker.start();

        worker.poll(1);
        assertThat(store.written()).hasSize(3);
        worker.poll(1);
        assertThat(store.written()).hasSize(5);
    }

    @Test
    void shouldEndWithTheSettingAndTheSentenceWhenTheBucketRefuses() {
        store.faults(new MemoryStore.Faults() {
            @Override
            public void beforeStored(String key) {
                throw new StoreException(
                        new StoreFailure.Permanent("s3.bucket", "There is no bucket \"audit\"."),
                        new IllegalStateException("404"));
            }

            @Override
            public void afterStored(String key) {}
        });
        SinkWorker worker = worker("rotate.records", "1");
        produce(worker, 0, 1);

        assertThatThrownBy(() -> worker.poll(100))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessage("s3.bucket: There is no bucket \"audit\".");
    }

    @Test
    void shouldOpenAFileOfItsOwnForALaterVersionOfTheSchema() {
        SinkWorker worker = worker("format", "parquet", "rotate.records", "3");
        for (long offset = 0; offset < 6; offset++) {
            worker.produce(TestRecords.event(
                    "events",
                    0,
                    offset,
                    TestRecords.FETCHED,
                    offset % 2 == 0 ? TestRecords.EVENT : TestRecords.EVENT_2,
                    "x"));
        }
        worker.start();
        turn(worker);
        clock.advance(Duration.ofMinutes(5));
        turn(worker);

        assertThat(store.objects().keySet())
                .containsExactly(
                        "events/0-0000000000000000000.parquet",
                        "events/0-0000000000000000001.parquet",
                        "events/0-0000000000000000005.parquet");
        assertThat(StoredRows.ids(store)).containsExactlyInAnyOrderElementsOf(ids(0, 6));
    }

    @Test
    void shouldTakeOldRowsThatComeAmongNewOnesIntoTheFileOfTheirVersion() {
        SinkWorker worker = worker("format", "parquet", "rotate.records", "10");
        for (long offset = 0; offset < 12; offset++) {
            // A new producer, an old one that goes on, the new one rolled back and out again.
            Schema schema = Set.of(1L, 4L, 5L, 9L).contains(offset) ? TestRecords.EVENT : TestRecords.EVENT_2;
            worker.produce(TestRecords.event("events", 0, offset, TestRecords.FETCHED, schema, "x"));
        }
        worker.start();
        turn(worker);
        clock.advance(Duration.ofMinutes(5));
        turn(worker);

        assertThat(store.objects().keySet())
                .containsExactly("events/0-0000000000000000000.parquet", "events/0-0000000000000000001.parquet");
        assertThat(StoredRows.parquet(store.objects().get("events/0-0000000000000000001.parquet")))
                .containsExactly("events/0/1", "events/0/4", "events/0/5", "events/0/9");
        assertThat(StoredRows.ids(store)).containsExactlyInAnyOrderElementsOf(ids(0, 12));
    }

    @Test
    void shouldGiveLateRowsAnObjectOfTheirDayWithoutEndingTodays() {
        SinkWorker worker = worker(
                "rotate.records", "6",
                "layout.time.field", "text",
                "layout.template", "{year}-{month}-{day}/{topic}-{partition}-{offset}.{extension}");
        for (long offset = 0; offset < 8; offset++) {
            String time = offset == 2 || offset == 5 ? "2026-08-01T10:00:00Z" : "2026-11-21T09:00:00Z";
            worker.produce(TestRecords.event("events", 0, offset, TestRecords.FETCHED, TestRecords.EVENT, time));
        }
        worker.start();
        turn(worker);

        assertThat(store.objects().keySet())
                .containsExactly(
                        "2026-08-01/events-0-0000000000000000002.jsonl",
                        "2026-11-21/events-0-0000000000000000000.jsonl");
        assertThat(StoredRows.json(store.objects().get("2026-11-21/events-0-0000000000000000000.jsonl")))
                .containsExactly("events/0/0", "events/0/1", "events/0/3", "events/0/4", "events/0/6", "events/0/7");
        assertThat(worker.committed(EVENTS)).isEqualTo(8);
    }

    @Test
    void shouldStopWhenTheBucketHoldsOtherRecordsOfTheName() {
        SinkWorker worker = worker("rotate.records", "1");
        produce(worker, 0, 1);
        turn(worker);
        SinkWorker afterTheTopicWasMadeAgain = worker("rotate.records", "1");
        afterTheTopicWasMadeAgain.produce(
                TestRecords.event("events", 0, 0, TestRecords.FETCHED.plusSeconds(1), TestRecords.EVENT, "x"));
        afterTheTopicWasMadeAgain.start();

        assertThatThrownBy(() -> afterTheTopicWasMadeAgain.poll(1))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContaining("The topic was made again")
                .hasMessageContaining("choose another s3.prefix");
        assertThat(StoredRows.ids(store)).containsExactly("events/0/0");
    }

    @Test
    void shouldNameObjectsByTheTopicThatWasReadWhenATransformationRenamedIt() {
        SinkWorker worker = worker("rotate.records", "1");
        SinkRecord read = TestRecords.event("events", 0, 5);
        worker.start();
        worker.task().open(List.of(EVENTS));

        worker.task().put(List.of(read.newRecord("renamed", 0, null, null, read.valueSchema(), read.value(), null)));

        assertThat(store.objects()).containsOnlyKeys("events/0-0000000000000000005.jsonl");
    }

    @Test
    void shouldDropOpenFilesWhenPartitionsAreTakenAway() {
        SinkWorker worker = worker("rotate.records", "10");
        produce(worker, 0, 5);
        worker.poll(100);

        worker.stop();

        assertThat(store.objects()).isEmpty();
        assertThat(store.isClosed()).isTrue();
        assertThat(worker.committed(EVENTS)).isZero();
    }

    private SinkWorker worker(String... settings) {
        SinkWorker worker = new SinkWorker(TestSettings.config(settings), store, clock);
        worker.start();
        return worker;
    }

    private static void produce(SinkWorker worker, long from, long to) {
        LongStream.range(from, to).forEach(offset -> worker.produce(TestRecords.event("events", 0, offset)));
        worker.start();
    }

    private static void turn(SinkWorker worker) {
        for (int i = 0; i < 20; i++) {
            worker.poll(100);
        }
        worker.beginCommit();
        worker.finishCommit();
    }

    private static List<String> ids(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(offset -> TestRecords.idOf("events", 0, offset))
                .toList();
    }
}
