// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.sync;

import dev.casewire.benchmarks.normalizer.Cluster;
import dev.casewire.benchmarks.normalizer.Contracts;
import dev.casewire.streams.AppConfig;
import dev.casewire.streams.AppTopology;
import dev.casewire.sync.SyncApp;
import dev.casewire.sync.item.ItemState;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.store.StateCodec;
import dev.casewire.sync.store.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * How long the app takes to restore the state of many links from its changelogs, against a bare read of the same topics by one
 * consumer. Both run in turns on the same broker in this process, the app each time with an empty folder; after one round to
 * warm up the figure is the median of the rounds' ratios. Each link is paired and has two comments with their copies and a
 * description that stands beside its record. A restore lasts from the first store that begins to the last that is complete.
 *
 * <pre>
 *   RebuildBenchmark [rounds] [links] [file for a JSON line]
 * </pre>
 */
public final class RebuildBenchmark {
    private static final String ID = "casewire-sync";
    private static final List<String> STORES = List.of("links", "items", "link-texts");
    private static final int PARTITIONS = 4;
    private static final int COMMENTS = 2;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PAUSE_NANOS = 20_000_000;
    private static final long LIMIT_NANOS = 300_000_000_000L;

    private final Cluster cluster;
    private final String registry;
    private final Path folder;
    private final int links;
    private long records;

    private RebuildBenchmark(Cluster cluster, String registry, Path folder, int links) {
        this.cluster = cluster;
        this.registry = registry;
        this.folder = folder;
        this.links = links;
    }

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int links = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        Path folder = Files.createTempDirectory("rebuild-benchmark");
        try (Contracts contracts = new Contracts();
                Cluster cluster = Cluster.start(folder.resolve("broker"))) {
            String line = new RebuildBenchmark(cluster, contracts.url(), folder, links).run(rounds);
            System.out.println(line);
            if (args.length > 2) {
                Files.writeString(Path.of(args[2]), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } finally {
            delete(folder);
        }
    }

    private String run(int rounds) throws Exception {
        long bytes = fill();
        double[] ratios = new double[rounds];
        long bestRead = Long.MAX_VALUE;
        long bestRestore = Long.MAX_VALUE;
        for (int round = -1; round < rounds; round++) {
            long read = read();
            long restore = restore();
            System.out.printf(Locale.ROOT, "read %d ms, restored in %d ms%n", read / 1_000_000, restore / 1_000_000);
            if (round >= 0) {
                ratios[round] = (double) restore / read;
                bestRead = Math.min(bestRead, read);
                bestRestore = Math.min(bestRestore, restore);
            }
        }
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "{\"benchmark\":\"rebuild\",\"links\":%d,\"records\":%d,\"bytes\":%d,\"rounds\":%d,\"ratio\":%.3f,"
                        + "\"bestReadMs\":%d,\"bestRestoreMs\":%d}",
                links,
                records,
                bytes,
                rounds,
                ratios[rounds / 2],
                bestRead / 1_000_000,
                bestRestore / 1_000_000);
    }

    private static String changelog(String store) {
        return ID + "-" + store + "-changelog";
    }

    /** Writes the changelogs as the app would; gives the bytes of all values. */
    private long fill() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.address()))) {
            admin.createTopics(STORES.stream()
                            .map(store -> new NewTopic(changelog(store), PARTITIONS, (short) 1)
                                    .configs(Map.of("cleanup.policy", "compact")))
                            .toList())
                    .all()
                    .get();
        }
        LongAdder bytes = new LongAdder();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.address(), "linger.ms", "20"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Captured texts = captured("link-texts", producer, sent, bytes);
            var states = new StateStore<>(
                    captured("links", producer, sent, bytes), texts, new StateCodec<>(LinkState.class));
            var items = new StateStore<>(
                    captured("items", producer, sent, bytes), texts, new StateCodec<>(ItemState.class));
            for (int i = 0; i < links; i++) {
                BusyLink link = new BusyLink(i, COMMENTS);
                String id = link.state().id().value();
                states.put(id, link.state());
                link.items().forEach(item -> items.put(id + "\t" + item.key().text(), item));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
        return bytes.sum();
    }

    private Captured captured(
            String store, KafkaProducer<String, byte[]> producer, List<Future<RecordMetadata>> sent, LongAdder bytes) {
        return new Captured(store, (key, value) -> {
            sent.add(producer.send(new ProducerRecord<>(changelog(store), key, value)));
            bytes.add(value.length);
            records++;
        });
    }

    /** Nanoseconds of a bare read of everything. */
    private long read() {
        List<TopicPartition> all = STORES.stream()
                .flatMap(store -> IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(changelog(store), partition)))
                .toList();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.address(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long begin = System.nanoTime();
            long seen = 0;
            while (seen < records) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                seen += polled.count();
                if (System.nanoTime() - begin > LIMIT_NANOS) {
                    throw new IllegalStateException("only " + seen + " of " + records + " records were read");
                }
            }
            return System.nanoTime() - begin;
        }
    }

    /** Nanoseconds from the first store that begins to be restored to the last that is. */
    private long restore() throws Exception {
        Path state = folder.resolve("state");
        AppConfig config = AppConfig.of(
                new SyncApp(),
                Map.of(
                        AppConfig.BOOTSTRAP_SERVERS,
                        cluster.address(),
                        AppConfig.APPLICATION_ID,
                        ID,
                        AppConfig.STATE_DIR,
                        state.toString(),
                        "schema.serde.schema.registry.url",
                        registry,
                        "stamp.keys",
                        "k1:not a secret but the key of this benchmark",
                        "kafka.replication.factor",
                        "1"));
        AppTopology built = AppTopology.of(new SyncApp(), config, Clock.systemUTC());
        Restored restored = new Restored();
        long deadline = System.nanoTime() + LIMIT_NANOS;
        try (KafkaStreams streams = new KafkaStreams(built.topology(), built.properties())) {
            streams.setGlobalStateRestoreListener(restored);
            streams.start();
            while (streams.state() != KafkaStreams.State.RUNNING) {
                if (System.nanoTime() > deadline || streams.state() == KafkaStreams.State.ERROR) {
                    throw new IllegalStateException("the app does not come up: " + streams.state());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } finally {
            delete(state);
        }
        if (restored.records.sum() < records) {
            throw new IllegalStateException(restored.records.sum() + " of " + records + " records were restored");
        }
        return restored.end.get() - restored.begin.get();
    }

    private static final class Restored implements StateRestoreListener {
        private final LongAccumulator begin = new LongAccumulator(Math::min, Long.MAX_VALUE);
        private final LongAccumulator end = new LongAccumulator(Math::max, Long.MIN_VALUE);
        private final LongAdder records = new LongAdder();

        @Override
        public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
            begin.accumulate(System.nanoTime());
        }

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long to, long count) {
            records.add(count);
        }

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long total) {
            end.accumulate(System.nanoTime());
        }
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
