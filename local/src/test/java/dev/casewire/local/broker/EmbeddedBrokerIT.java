// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    @TempDir
    private Path folder;

    /** What a killed process leaves is what its files hold while it runs: its broker is registered and alive in them. */
    @Test
    @Timeout(value = 40, unit = TimeUnit.SECONDS)
    void shouldLeadAtOnceWithoutTheSessionOfTheDeadBrokerWhenTheLastProcessWasKilled() throws Exception {
        Path killed = folder.resolve("killed");
        Ports ports = ports();
        try (EmbeddedBroker running = EmbeddedBroker.start(folder.resolve("running"), ports, Overrides.NONE);
                Admin admin = admin(ports)) {
            admin.createTopics(List.of(new NewTopic("letters", 1, (short) 1)))
                    .all()
                    .get();
            write(ports, "a");
            copy(folder.resolve("running"), killed);
        }

        Ports others = ports();
        try (EmbeddedBroker again = EmbeddedBroker.start(killed, others, Overrides.NONE);
                Admin admin = admin(others)) {
            write(others, "b");

            var partition = admin.describeTopics(List.of("letters"))
                    .allTopicNames()
                    .get()
                    .get("letters")
                    .partitions()
                    .get(0);
            assertThat(partition.leader().id()).isEqualTo(1);
            assertThat(admin.listOffsets(Map.of(new TopicPartition("letters", 0), OffsetSpec.latest()))
                            .partitionResult(new TopicPartition("letters", 0))
                            .get()
                            .offset())
                    .isEqualTo(2);
        }
    }

    private static void write(Ports ports, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", ports.address(Port.KAFKA)),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("letters", value)).get();
        }
    }

    private static Admin admin(Ports ports) {
        return Admin.create(Map.of("bootstrap.servers", ports.address(Port.KAFKA)));
    }

    private static Ports ports() {
        return Ports.choose(Map.of(), Map.of(), RandomGenerator.getDefault());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(it -> !it.getFileName().toString().equals(".lock"))
                    .toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
