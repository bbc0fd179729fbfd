// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import dev.casewire.dlq.Replay;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.registry.RegistryAvroSerializer;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.streams.TopicGuard;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes letters back to where they belong, each once: the record and its marker are in one transaction, and there is one
 * transactional id, so that a replay that runs elsewhere at the same time ends when this one begins and nothing of it comes in
 * between. Not thread-safe.
 */
public final class Replayer implements AutoCloseable {
    private static final String TRANSACTIONAL_ID = "casewire-dlq-replay";
    private static final int LETTERS_PER_TRANSACTION = 200;

    private final Cluster cluster;
    private final Clock clock;
    private final KafkaProducer<byte[], byte[]> producer;
    private final RegistryAvroSerializer<Replay> markers = new RegistryAvroSerializer<>();
    private final TopicDefinition markerTopic;
    private final Set<LetterId> sent = new HashSet<>();
    private int pending;

    public Replayer(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
        this.markerTopic = cluster.topics().topic(Replays.TOPIC);
        this.producer = new KafkaProducer<>(
                cluster.clientWith(Map.of(
                        "client.id",
                        TRANSACTIONAL_ID,
                        "transactional.id",
                        cluster.prefix() + TRANSACTIONAL_ID,
                        "compression.type",
                        "lz4",
                        "max.request.size",
                        "2097152")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        markers.configure(cluster.registry(), false);
    }

    /**
     * Replays the selected letters.
     *
     * @param wanted which of the selected letters
     * @param anyCount also those that failed again time after time
     * @param report told of each letter; what is told as sent has arrived when this method returns
     */
    public void replay(
            Letters letters,
            List<Selection> selections,
            Predicate<DeadLetter> wanted,
            boolean anyCount,
            BiConsumer<DeadLetter, Verdict> report) {
        try {
            // Ends every other replay, so that the markers read after it are all there will be.
            producer.initTransactions();
            ReplayRules rules = new ReplayRules(cluster.topics(), letters.replays(), anyCount);
            judge(
                    letters,
                    selections,
                    letter -> wanted.test(letter) && !sent.contains(letter.id()),
                    rules,
                    (letter, verdict) -> {
                        if (verdict instanceof Verdict.Send send) {
                            send(letter, send);
                        }
                        report.accept(letter, verdict);
                    });
            commit();
        } catch (ProducerFencedException e) {
            throw new StackProblem(
                    "Another replay began and ended this one.", "see what is left: ./casewire dlq list", e);
        } catch (KafkaException e) {
            abort(e);
            throw new StackProblem(
                    "The replay broke off: " + e.getMessage() + ". Letters of the last " + LETTERS_PER_TRANSACTION
                            + " told as sent may not be.",
                    "call it again; what arrived is not sent twice",
                    e);
        } catch (StackProblem e) {
            abort(e);
            throw e;
        }
    }

    /** Tells what {@link #replay} would do with the letters, and does nothing. */
    public static void judge(
            Cluster cluster,
            Letters letters,
            List<Selection> selections,
            Predicate<DeadLetter> wanted,
            boolean anyCount,
            BiConsumer<DeadLetter, Verdict> report) {
        judge(letters, selections, wanted, new ReplayRules(cluster.topics(), letters.replays(), anyCount), report);
    }

    private static void judge(
            Letters letters,
            List<Selection> selections,
            Predicate<DeadLetter> wanted,
            ReplayRules rules,
            BiConsumer<DeadLetter, Verdict> report) {
        for (Selection selection : selections) {
            letters.read(selection, letter -> {
                if (wanted.test(letter)) {
                    report.accept(letter, rules.judge(letter));
                }
            });
        }
    }

    private void commit() {
        if (pending > 0) {
            producer.commitTransaction();
            pending = 0;
        }
    }

    /** Left open, the transaction would hold up readers until its time-out. */
    private void abort(RuntimeException cause) {
        if (pending > 0) {
            try {
                producer.abortTransaction();
            } catch (KafkaException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private void send(DeadLetter letter, Verdict.Send send) {
        if (pending == LETTERS_PER_TRANSACTION) {
            commit();
        }
        if (pending++ == 0) {
            producer.beginTransaction();
        }
        // The commit tells what became of both.
        Future<?> unusedRecord = producer.send(
                new ProducerRecord<>(send.target(), null, letter.key(), letter.value(), headers(letter, send)));
        Future<?> unusedMarker = producer.send(marker(letter, send));
        sent.add(letter.id());
    }

    private static Headers headers(DeadLetter letter, Verdict.Send send) {
        Headers headers = new RecordHeaders();
        letter.ownHeaders().forEach(headers::add);
        if (!send.contractName().isEmpty()) {
            headers.add(TopicGuard.HEADER, bytes(send.contractName()));
        }
        return headers.add(ReplayHeaders.REPLAY_OF, bytes(letter.id().toString()))
                .add(ReplayHeaders.REPLAY_COUNT, bytes(Integer.toString(letter.replays() + 1)));
    }

    private ProducerRecord<byte[], byte[]> marker(DeadLetter letter, Verdict.Send send) {
        LetterId id = letter.id();
        Replay replay = Replay.newBuilder()
                .setTopic(id.topic())
                .setPartition(id.partition())
                .setOffset(id.offset())
                .setTarget(send.target())
                .setReplays(letter.replays() + 1)
                .setReplayedAt(clock.instant())
                .build();
        Headers headers = new RecordHeaders().add(TopicGuard.HEADER, bytes(markerTopic.name()));
        return new ProducerRecord<>(
                markerTopic.kafkaName(),
                null,
                bytes(id.toString()),
                markers.serialize(markerTopic.kafkaName(), replay),
                headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        markers.close();
    }
}
