// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.testkit.MutableClock;
import dev.casewire.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Security Lake's layout as a query engine sees it: one table per class, partitioned by region, account and day. */
class SecurityLakeTest {

    private static final int EVENTS = 300;
    private static final Instant FIRST_DAY = Instant.parse("2026-11-18T00:00:00Z");
    private static final Map<String, String> SOURCES = Map.of(
            "ocsf.v1_8.user_access", "jira-3005",
            "ocsf.v1_8.group_management", "jira-3006",
            "ocsf.v1_8.web_resources_activity", "jira-6001");

    @TempDir
    private Path bucket;

    private final MemoryStore store = new MemoryStore();
    private final MutableClock clock = MutableClock.at(TestRecords.FETCHED);

    @Test
    void shouldReadAsOneTablePerClass() throws IOException {
        Seeded seeded = new Seeded(3005);
        OcsfEvents events = new OcsfEvents(seeded);
        SinkWorker worker = worker();
        for (String topic : SOURCES.keySet()) {
            String className = topic.substring(topic.lastIndexOf('.') + 1);
            for (int offset = 0; offset < EVENTS; offset++) {
                Struct event = events.event(className, seeded.instantWithin(FIRST_DAY, Duration.ofDays(3)));
                event.getStruct("metadata").put("uid", className + ":" + offset);
                worker.produce(TestRecords.of(topic, offset % 2, offset, TestRecords.FETCHED, event.schema(), event));
            }
        }
        flush(worker);
        for (Map.Entry<String, byte[]> object : store.objects().entrySet()) {
            Path file = bucket.resolve(object.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, object.getValue());
        }

        SOURCES.forEach((topic, source) -> {
            String table = table(source);
            assertThat(DuckDb.query(
                            "SELECT count(*), count(DISTINCT metadata.uid), count(DISTINCT class_uid) >= 1 FROM "
                                    + table))
                    .as(source)
                    .containsExactly(EVENTS + "|" + EVENTS + "|true");
            assertThat(DuckDb.query("SELECT DISTINCT region, accountId, eventDay FROM " + table + " ORDER BY eventDay"))
                    .containsExactly(
                            "eu-central-1|123456789012|20261118",
                            "eu-central-1|123456789012|20261119",
                            "eu-central-1|123456789012|20261120");
            assertThat(DuckDb.query("SELECT count(*) FROM " + table
                            + " WHERE strftime(make_timestamp(time * 1000), '%Y%m%d') <> eventDay"))
                    .as("events under another day than their own")
                    .containsExactly("0");
        });
        // Three days of two partitions of three topics.
        assertThat(store.objects()).hasSize(18).allSatisfy((key, content) -> {
            assertThat(key).startsWith("ext/jira-").endsWith(".parquet");
            List<Long> times = DuckDb.query(content, "SELECT time FROM FILE").stream()
                    .map(Long::valueOf)
                    .toList();
            assertThat(times).as(key).isSorted().hasSizeGreaterThan(10);
            assertThat(DuckDb.query(
                            content,
                            "SELECT DISTINCT compression, row_group_bytes < 256000000 FROM parquet_metadata(PATH)"))
                    .containsExactly("ZSTD|true");
        });
    }

    @Test
    void shouldGiveTheSameBytesWhenTheSameRowsAreSortedAgain() {
        SinkWorker worker = worker();
        MemoryStore again = new MemoryStore();
        SinkWorker second = new SinkWorker(TestSettings.config(settings()), again, clock);
        Seeded seeded = new Seeded(1);
        OcsfEvents events = new OcsfEvents(seeded);
        for (int offset = 0; offset < 50; offset++) {
            // Few times: the order of rows of the same time has to be the same as well.
            Struct event = events.event("user_access", FIRST_DAY.plusMillis(seeded.between(0, 5)));
            for (SinkWorker each : List.of(worker, second)) {
                each.produce(
                        TestRecords.of("ocsf.v1_8.user_access", 0, offset, TestRecords.FETCHED, event.schema(), event));
            }
        }
        flush(worker);
        flush(second);

        assertThat(store.objects()).hasSize(1);
        assertThat(again.objects()).containsOnlyKeys(store.objects().keySet());
        store.objects()
                .forEach((key, content) -> assertThat(again.objects().get(key)).isEqualTo(content));
    }

    @Test
    void shouldEndWithASentenceWhenATopicHasNoSource() {
        SinkWorker worker = worker();
        worker.start();

        assertThatThrownBy(() -> worker.task().open(List.of(new TopicPartition("ocsf.v1_8.account_change", 0))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("securitylake.sources")
                .hasMessageContaining("Add ocsf.v1_8.account_change:SOURCE");
    }

    private SinkWorker worker() {
        return new SinkWorker(TestSettings.config(settings()), store, clock);
    }

    private static String[] settings() {
        List<String> pairs = new ArrayList<>();
        SOURCES.forEach((topic, source) -> pairs.add(topic + ":" + source));
        return new String[] {
            "topics",
            String.join(",", SOURCES.keySet()),
            "format",
            "parquet",
            "layout",
            "securitylake",
            "layout.template",
            null,
            "securitylake.sources",
            String.join(",", pairs),
            "securitylake.account.id",
            "123456789012"
        };
    }

    private void flush(SinkWorker worker) {
        worker.start();
        worker.poll(EVENTS);
        clock.advance(Duration.ofMinutes(6));
        worker.poll(EVENTS);
    }

    private String table(String source) {
        return "read_parquet('" + bucket.resolve("ext").resolve(source)
                + "/**/*.parquet', hive_partitioning = true, hive_types_autocast = false)";
    }
}
