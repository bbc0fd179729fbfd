// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import dev.casewire.benchmarks.normalizer.TypedRecords.Typed;
import dev.casewire.local.broker.EmbeddedBroker;
import dev.casewire.local.contracts.TopicRollout;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.schemas.Topics;
import dev.casewire.streams.TopicGuard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One broker in this process, with all topics. Closing it stops it. */
public final class Cluster implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final String address;
    private final Admin admin;

    private Cluster(EmbeddedBroker broker, String address) {
        this.broker = broker;
        this.address = address;
        this.admin = Admin.create(Map.of("bootstrap.servers", address));
    }

    public static Cluster start(Path folder) throws Exception {
        Ports ports = Ports.choose(Map.of(), Map.of(), new SplittableRandom());
        EmbeddedBroker broker = EmbeddedBroker.start(Files.createDirectories(folder), ports, Overrides.NONE);
        Cluster cluster = new Cluster(broker, ports.address(Port.KAFKA));
        new TopicRollout(cluster.admin, Optional.of((short) 1)).run(Topics.load(), false);
        return cluster;
    }

    public String address() {
        return address;
    }

    /** Writes records as the source connector does. */
    void write(Stream<Typed> records) throws InterruptedException, ExecutionException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "linger.ms", "20"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            byte[] topic = TypedRecords.TOPIC.getBytes(StandardCharsets.UTF_8);
            List<Future<RecordMetadata>> sent = records.map(typed -> {
                        var record = new ProducerRecord<>(
                                TypedRecords.TOPIC, typed.key(), typed.value().get());
                        record.headers().add(TopicGuard.HEADER, topic);
                        return producer.send(record);
                    })
                    .toList();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    /** How many records of the audit topic a group has dealt with. */
    long done(String group) throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(TypedRecords.TOPIC) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
