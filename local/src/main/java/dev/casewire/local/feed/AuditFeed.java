// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.feed;

import dev.casewire.local.settings.StackProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Types the lines of a file with the connector's own code and writes them to the audit topic, in transactions of some
 * thousand lines. Not thread-safe.
 */
public final class AuditFeed implements AutoCloseable {
    private static final int LINES_PER_TRANSACTION = 5_000;

    private final TypingPlugin plugin;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * What became of a file.
     *
     * @param written records on the topic
     * @param problems those of them that the normalizer will send to the dead letters
     * @param refused lines that could not be written at all
     */
    public record Outcome(long written, long problems, long refused) {}

    private AuditFeed(TypingPlugin plugin, KafkaProducer<byte[], byte[]> producer) {
        this.plugin = plugin;
        this.producer = producer;
    }

    /**
     * Opens a feed.
     *
     * @param plugins folder of the unpacked connectors
     * @param site for records that do not name their system
     */
    public static AuditFeed open(Path plugins, String site, String bootstrap, String registryUrl) {
        TypingPlugin plugin;
        try {
            plugin = TypingPlugin.load(plugins, site, registryUrl);
        } catch (ClassNotFoundException e) {
            throw new StackProblem(
                    "The source connector in " + plugins + " lacks " + e.getMessage() + ".",
                    "build again: ./mvnw -Dquick package",
                    e);
        }
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "client.id", "casewire-feed",
                        "transactional.id", "casewire-feed",
                        "compression.type", "lz4",
                        "max.request.size", "2097152"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        return new AuditFeed(plugin, producer);
    }

    /**
     * Feeds a file; blank lines are passed over.
     *
     * @param remarks told of every line that is not as it should be, by number
     */
    public Outcome feed(Path file, Consumer<String> remarks) throws IOException {
        long written = 0;
        long problems = 0;
        long refused = 0;
        int number = 0;
        int pending = 0;
        producer.initTransactions();
        producer.beginTransaction();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    TypingPlugin.Typed typed = plugin.type(line);
                    // The commit tells what became of it.
                    Future<?> unused = producer.send(typed.record());
                    written++;
                    pending++;
                    if (typed.problem().isPresent()) {
                        problems++;
                        remarks.accept("line " + number + ": " + typed.problem().get() + " (goes to the dead letters)");
                    }
                } catch (ConnectException e) {
                    refused++;
                    remarks.accept("line " + number + ": refused: " + e.getMessage());
                }
                if (pending == LINES_PER_TRANSACTION) {
                    producer.commitTransaction();
                    producer.beginTransaction();
                    pending = 0;
                }
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw new StackProblem(
                    "The feed broke off near line " + number + ": " + e.getMessage() + ". What was written before line "
                            + (number - pending) + " stays.",
                    "look at the broker: ./casewire logs broker",
                    e);
        }
        return new Outcome(written, problems, refused);
    }

    @Override
    public void close() {
        producer.close();
        plugin.close();
    }
}
