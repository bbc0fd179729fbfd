// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.casewire.s3.sink.config.S3SinkConfig;
import dev.casewire.s3.sink.store.S3ObjectStore;
import dev.casewire.simulators.s3.FaultyS3;
import dev.casewire.simulators.s3.LocalS3;
import dev.casewire.simulators.s3.S3Fault;
import dev.casewire.simulators.s3.S3Operation;
import dev.casewire.testkit.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A task whose worker has given up waiting for its stop, and whose request to S3 is still on its way while its successor works:
 * with the AWS SDK against an S3 server, not against a model of one.
 */
class ZombieTaskTest {

    private static final TopicPartition EVENTS = new TopicPartition("events", 0);

    @TempDir
    private Path folder;

    private final MutableClock clock = MutableClock.at(TestRecords.FETCHED);
    private final ExecutorService zombieThread = Executors.newSingleThreadExecutor();
    private LocalS3 s3;
    private FaultyS3 front;
    private S3ObjectStore store;
    private SinkGroup group;

    @BeforeEach
    void start() {
        s3 = LocalS3.over(folder).bucket("audit").start();
        front = FaultyS3.before(s3);
    }

    @AfterEach
    void stop() throws InterruptedException {
        front.release();
        zombieThread.shutdown();
        assertThat(zombieThread.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        store.close();
        front.close();
        s3.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldDamageNoObjectWhenAZombieTaskUploadsAfterItsSuccessor(boolean multipart) throws Exception {
        // Ends by the clock: the zombie and its successor cut their objects at different records.
        open("rotate.interval.ms", "60000", "s3.part.bytes", "5242880");
        String text = multipart ? "x".repeat(700_000) : "x";
        produce(0, 8, text);
        SinkMember zombie = member();
        zombie.poll(100);
        clock.advance(Duration.ofMinutes(1));
        front.inject(S3Fault.of(S3Fault.Kind.HELD)
                .on(multipart ? S3Operation.COMPLETE_MULTIPART_UPLOAD : S3Operation.PUT_OBJECT));
        Future<?> upload = zombieThread.submit(() -> zombie.poll(100));
        await().atMost(Duration.ofSeconds(20)).until(() -> front.fired(S3Fault.Kind.HELD) == 1);

        produce(8, 12, text);
        SinkMember successor = member();
        settle(successor);
        Map<Path, FileTime> written = objects();
        assertThat(written).hasSize(1);
        assertThat(group.committed(EVENTS)).isEqualTo(12);

        front.release();
        upload.get(20, TimeUnit.SECONDS);
        produce(12, 15, text);
        settle(zombie);

        assertThat(objects()).as("the successor's object").containsAllEntriesOf(written);
        assertThat(group.committed(EVENTS)).as("a zombie's commit").isEqualTo(12);
        settle(successor);
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected(15));
        assertThat(group.committed(EVENTS)).isEqualTo(15);
    }

    @Test
    void shouldGoOnBehindTheZombiesObjectWhenThatCameFirst() throws Exception {
        open("rotate.interval.ms", "60000");
        produce(0, 8, "x");
        SinkMember zombie = member();
        zombie.poll(100);
        clock.advance(Duration.ofMinutes(1));
        SinkMember successor = member();
        zombie.poll(100);
        assertThat(objects()).hasSize(1);
        produce(8, 12, "x");

        settle(successor);

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected(12));
        assertThat(objects()).hasSize(2);
        assertThat(group.committed(EVENTS)).isEqualTo(12);
    }

    private void open(String... settings) {
        Map<String, String> all = TestSettings.with(settings);
        all.put("s3.endpoint", front.endpoint().toString());
        all.put("s3.path.style", "true");
        all.put("s3.access.key.id", s3.accessKeyId());
        all.put("s3.secret.access.key", s3.secretAccessKey());
        S3SinkConfig config = S3SinkConfig.parse(all);
        store = S3ObjectStore.open(config.store());
        group = new SinkGroup(config, store, clock);
    }

    private void produce(int from, int to, String text) {
        for (int offset = from; offset < to; offset++) {
            Schema schema = TestRecords.EVENT;
            Struct value = new Struct(schema)
                    .put("id", TestRecords.idOf("events", 0, offset))
                    .put("text", text);
            group.produce(TestRecords.of("events", 0, offset, TestRecords.FETCHED, schema, value));
        }
    }

    /** A task that gets the partition, whoever had it. */
    private SinkMember member() {
        SinkMember member = group.join(new FakeContext());
        group.give(member, List.of(EVENTS));
        return member;
    }

    /** All that the member has is written and, as far as its commits count, committed. */
    private void settle(SinkMember member) {
        for (int turn = 0; turn < 4; turn++) {
            member.poll(100);
            clock.advance(Duration.ofMinutes(1));
        }
        member.beginCommit();
        member.finishCommit();
    }

    private Map<Path, FileTime> objects() throws IOException {
        Map<Path, FileTime> objects = new TreeMap<>();
        try (Stream<Path> files = Files.walk(s3.bucketFolder("audit"))) {
            // Uploads that are not complete lie in hidden folders.
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/."))
                    .toList()) {
                objects.put(file, Files.getLastModifiedTime(file));
            }
        }
        return objects;
    }

    private List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path object : objects().keySet()) {
            ids.addAll(StoredRows.json(Files.readAllBytes(object)));
        }
        return ids;
    }

    private static List<String> expected(int count) {
        List<String> ids = new ArrayList<>();
        for (int offset = 0; offset < count; offset++) {
            ids.add(TestRecords.idOf("events", 0, offset));
        }
        return ids;
    }
}
