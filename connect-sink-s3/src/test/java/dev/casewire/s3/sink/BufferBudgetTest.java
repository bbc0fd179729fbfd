// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.s3.sink.store.StoreException;
import dev.casewire.s3.sink.store.StoreFailure;
import dev.casewire.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** What the open files of a task hold together stays near the budget, however many there are. */
class BufferBudgetTest {

    private static final long BUDGET = 1 << 20;
    private static final String ROW = "x".repeat(2_000);

    private final MemoryStore store = new MemoryStore();
    private final MutableClock clock = MutableClock.at(TestRecords.FETCHED);

    @Test
    void shouldWriteTheLargestEarlyWhenManyPartitionsTogetherExceedTheBudget() {
        SinkWorker worker = worker();
        int partitions = 300;
        for (int partition = 0; partition < partitions; partition++) {
            for (int offset = 0; offset < 20; offset++) {
                worker.produce(record(partition, offset));
            }
        }
        worker.start();

        long most = 0;
        for (int turn = 0; turn < 60; turn++) {
            worker.poll(1);
            most = Math.max(most, worker.task().status().heldBytes());
        }
        // One batch may lie above the budget: 300 rows in chunks of up to twice their size.
        assertThat(most).isBetween(BUDGET / 2, BUDGET + partitions * 2 * 2_200L);
        assertThat(store.objects()).isNotEmpty();

        clock.advance(Duration.ofMinutes(5));
        for (int turn = 0; turn < 60; turn++) {
            worker.poll(1);
        }
        assertThat(StoredRows.ids(store)).hasSize(partitions * 20).doesNotHaveDuplicates();
        assertThat(worker.task().status().heldBytes()).isZero();
    }

    @Test
    void shouldStayNearTheBudgetWhenRowsOfThousandsOfDaysAreOpen() {
        SinkWorker worker = worker("layout.template", "{year}{month}{day}/{topic}-{partition}-{offset}.{extension}");
        int days = 4_000;
        for (int offset = 0; offset < days; offset++) {
            worker.produce(TestRecords.event(
                    "events",
                    offset % 3,
                    offset,
                    TestRecords.FETCHED.minus(Duration.ofDays(offset)),
                    TestRecords.EVENT,
                    "x".repeat(100)));
        }
        worker.start();

        long most = 0;
        for (int turn = 0; turn < 200; turn++) {
            worker.poll(100);
            most = Math.max(most, worker.task().status().heldBytes());
        }
        // An open file of one short row holds a chunk for rows, one for its index, and itself.
        long file = 1_024 + 64 + 512;
        assertThat(most).isBetween(BUDGET / 2, BUDGET + 300 * file);
        clock.advance(Duration.ofMinutes(5));
        worker.poll(100);
        assertThat(StoredRows.ids(store)).hasSize(days).doesNotHaveDuplicates();
        assertThat(worker.task().status().heldBytes()).isZero();
    }

    @Test
    void shouldPauseReadingWhileObjectsWaitForCommitsAndGoOnAfterwards() {
        SinkWorker worker = worker("rotate.records", "100");
        for (int offset = 0; offset < 3_000; offset++) {
            worker.produce(record(0, offset));
        }
        worker.start();

        boolean paused = false;
        long most = 0;
        for (int turn = 0; turn < 400; turn++) {
            worker.poll(500);
            TaskStatus status = worker.task().status();
            assertThat(worker.context().paused.contains(new TopicPartition("events", 0)))
                    .isEqualTo(status.paused());
            paused |= status.paused();
            most = Math.max(most, status.heldBytes());
        }

        assertThat(paused).as("reading paused at some time").isTrue();
        assertThat(most).isLessThan(BUDGET + 500 * 2 * 2_200L);
        clock.advance(Duration.ofMinutes(5));
        worker.poll(500);
        assertThat(StoredRows.ids(store)).hasSize(3_000).doesNotHaveDuplicates();
    }

    @Test
    void shouldHoldNoMoreWhenTheBucketIsGoneForLong() {
        SinkWorker worker = worker("rotate.records", "10");
        store.faults(new MemoryStore.Faults() {
            @Override
            public void beforeStored(String key) {
                throw new StoreException(
                        new StoreFailure.Transient("s3.endpoint", "gone"), new IllegalStateException("no answer"));
            }

            @Override
            public void afterStored(String key) {}
        });
        for (int offset = 0; offset < 2_000; offset++) {
            worker.produce(record(0, offset));
        }
        worker.start();

        for (int turn = 0; turn < 100; turn++) {
            worker.poll(200);
        }
        long held = worker.task().status().heldBytes();
        assertThat(held).isLessThan(200 * 2 * 2_200L);

        store.faults(MemoryStore.NONE);
        for (int turn = 0; turn < 800; turn++) {
            worker.poll(200);
        }
        assertThat(StoredRows.ids(store)).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void shouldLetGoOfRowsWhenPartitionsAreTakenAway() {
        SinkWorker worker = worker();
        worker.produce(record(0, 0));
        worker.produce(record(1, 0));
        worker.start();
        worker.poll(10);
        assertThat(worker.task().status().rows()).isEqualTo(2);
        long both = worker.task().status().heldBytes();

        worker.task().close(List.of(new TopicPartition("events", 0)));

        assertThat(worker.task().status().rows()).isEqualTo(1);
        assertThat(worker.task().status().heldBytes()).isEqualTo(both / 2);
    }

    private SinkWorker worker(String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 0, settings.length);
        all[settings.length] = "buffer.bytes.max";
        all[settings.length + 1] = Long.toString(BUDGET);
        return new SinkWorker(TestSettings.config(all), store, clock);
    }

    private static SinkRecord record(int partition, long offset) {
        return TestRecords.event("events", partition, offset, TestRecords.FETCHED, TestRecords.EVENT, ROW);
    }
}
