// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.connect.Backoff;
import dev.casewire.s3.sink.config.S3SinkConfig;
import dev.casewire.s3.sink.file.EncodedRow;
import dev.casewire.s3.sink.file.Generation;
import dev.casewire.s3.sink.file.HeldBytes;
import dev.casewire.s3.sink.file.PartitionFiles;
import dev.casewire.s3.sink.format.FileFormat;
import dev.casewire.s3.sink.format.RowFormat;
import dev.casewire.s3.sink.layout.RecordPlace;
import dev.casewire.s3.sink.store.ObjectStore;
import dev.casewire.s3.sink.store.StoreException;
import dev.casewire.s3.sink.store.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running task. Records wait in open files in the heap, in a compact form; files end when they are full, old or too large
 * together, and are then written as objects. The files of a topic-partition end together (a {@link Generation}), its offset is
 * committed only after all of them are in the bucket, and the next ones are written only after that commit. A task that is
 * killed therefore leaves objects that its successor writes again under the same keys: each record is in the bucket exactly
 * once as soon as the successor has caught up, in between at least once.
 *
 * <p>Called by one thread, as Connect does.
 */
final class StartedS3SinkTask {

    private static final Logger log = LoggerFactory.getLogger(StartedS3SinkTask.class);

    /** How soon to be called again while something waits to be written. */
    private static final Duration WRITE_POLL = Duration.ofMillis(50);

    /** How long one call may go on writing: a worker that is away for five minutes loses its partitions. */
    private static final Duration WRITE_LIMIT = Duration.ofMinutes(1);

    private static final Duration STATUS_INTERVAL = Duration.ofMinutes(1);

    private final S3SinkConfig config;
    private final ObjectStore store;
    private final SinkTaskContext context;
    private final Clock clock;
    private final FileFormat format;
    private final RecordTimes times;
    private final HeldBytes held;
    private final FlowControl flow;
    private final ErrantRecords errant;
    private final ObjectWriter writer;
    private final Backoff backoff;
    private final EncodedRow row = new EncodedRow();
    private final Map<TopicPartition, PartitionFiles> partitions = new HashMap<>();
    private int failures;
    private Instant nextStatus;

    StartedS3SinkTask(
            S3SinkConfig config, ObjectStore store, SinkTaskContext context, Clock clock, DoubleSupplier random) {
        this.config = config;
        this.store = store;
        this.context = context;
        this.clock = clock;
        this.format = config.format().open(config.rawField());
        this.times = new RecordTimes(config.timeField());
        this.held = new HeldBytes(config.bufferBytes());
        this.flow = new FlowControl(context, held);
        this.errant = new ErrantRecords(context.errantRecordReporter());
        this.writer = new ObjectWriter(store, config.layout(), config.format(), clock);
        this.backoff = Backoff.standard(random);
        this.nextStatus = clock.instant().plus(STATUS_INTERVAL);
    }

    void open(Collection<TopicPartition> assigned) {
        assigned.stream()
                .map(TopicPartition::topic)
                .filter(topic -> !config.layout().takes(topic))
                .findFirst()
                .ifPresent(topic -> {
                    throw new ConnectException("securitylake.sources: Topic " + topic + " has no custom source. Add "
                            + topic + ":SOURCE, or take the topic out of the connector's.");
                });
        assigned.forEach(this::filesOf);
        flow.assignmentChanged();
    }

    /** Connect calls this at least once per poll, with nothing where nothing came; all writing happens here. */
    void put(Collection<SinkRecord> records) {
        Instant limit = clock.instant().plus(WRITE_LIMIT);
        for (SinkRecord record : records) {
            take(record);
            if (held.exceedBudget()) {
                shed(limit);
            }
        }
        errant.await();
        Instant now = clock.instant();
        partitions.values().forEach(files -> files.endIfDue(now));
        writeEnded(limit);
        if (flow.isPaused()) {
            shed(limit);
        }
        flow.regulate();
        planNextCall();
        tellStatus(now);
    }

    /**
     * Offsets of what is in the bucket. Never throws and never writes: on an exception Connect would rewind to the offsets
     * committed last, and files that are open already would take the same records again.
     */
    Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> consumed) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        consumed.forEach((partition, position) -> {
            PartitionFiles files = partitions.get(partition);
            if (files != null) {
                files.offsetToCommit(position.offset())
                        .ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset)));
            }
        });
        return offsets;
    }

    void close(Collection<TopicPartition> revoked) {
        for (TopicPartition partition : revoked) {
            PartitionFiles files = partitions.remove(partition);
            if (files != null) {
                files.drop();
            }
        }
        flow.regulate();
    }

    void stop() {
        partitions.values().forEach(PartitionFiles::drop);
        partitions.clear();
        store.close();
    }

    TaskStatus status() {
        return new TaskStatus(
                partitions.values().stream().mapToInt(PartitionFiles::files).sum(),
                partitions.values().stream().mapToLong(PartitionFiles::rows).sum(),
                held.held(),
                held.budget(),
                flow.isPaused(),
                writer.written(),
                writer.found());
    }

    private void take(SinkRecord record) {
        PartitionFiles files = filesOf(new TopicPartition(record.originalTopic(), record.originalKafkaPartition()));
        if (files.hasTaken(record.originalKafkaOffset())) {
            return;
        }
        try {
            Struct value = RecordCheck.rowOf(record);
            RowFormat rows = format.rowsOf(value.schema());
            row.encode(value, rows);
            RecordPlace place = times.placeOf(record, value);
            files.append(place, config.layout().partOf(place), rows, row, clock.instant());
        } catch (DataException e) {
            errant.report(record, e);
            files.skip(record.originalKafkaOffset());
        } catch (IOException e) {
            throw new UncheckedIOException("a record could not be encoded in memory", e);
        }
    }

    /**
     * Over budget: the partitions whose open files hold most give their rows to the bucket, until half of the budget is free. To
     * stop sooner would mean to be here again with the next record.
     */
    private void shed(Instant limit) {
        while (!held.leaveRoom() && clock.instant().isBefore(limit)) {
            Optional<PartitionFiles> largest = partitions.values().stream()
                    .filter(files -> !files.awaitsCommit() && files.openHeap() > 0)
                    .max(Comparator.comparingLong(PartitionFiles::openHeap));
            if (largest.isEmpty()) {
                return;
            }
            log.debug("a file ends early for the budget heldBytes={} budgetBytes={}", held.held(), held.budget());
            largest.get().end();
            writeNext(largest.get());
        }
    }

    private void writeEnded(Instant limit) {
        for (PartitionFiles files : partitions.values()) {
            if (clock.instant().isBefore(limit)) {
                writeNext(files);
            }
        }
    }

    private void writeNext(PartitionFiles files) {
        Optional<Generation> generation = files.nextToWrite();
        if (generation.isPresent()) {
            write(files, generation.get());
            files.written(generation.get());
        }
    }

    private void write(PartitionFiles files, Generation generation) {
        try {
            writer.write(files, generation);
            failures = 0;
        } catch (StoreException e) {
            throw asked(e);
        }
    }

    /** Connect's contract: a retriable exception brings the same records again after the time-out, any other ends the task. */
    private ConnectException asked(StoreException e) {
        if (e.failure() instanceof StoreFailure.Transient failure) {
            failures++;
            Duration wait = backoff.after(failures);
            context.timeout(wait.toMillis());
            return new RetriableException(
                    failure.setting() + ": " + failure.sentence() + " Attempt " + failures + ", the next in "
                            + wait.toMillis() + " ms; nothing is lost.",
                    e);
        }
        return new ConnectException(e.failure().setting() + ": " + e.failure().sentence(), e);
    }

    /** A worker calls back when records come or its commit is due, a minute by default; this asks for less where needed. */
    private void planNextCall() {
        if (partitions.values().stream().anyMatch(PartitionFiles::awaitsCommit)) {
            context.requestCommit();
            context.timeout(WRITE_POLL.toMillis());
            return;
        }
        if (partitions.values().stream().anyMatch(files -> files.nextToWrite().isPresent())) {
            context.timeout(WRITE_POLL.toMillis());
            return;
        }
        Instant now = clock.instant();
        partitions.values().stream()
                .flatMap(files -> files.dueIn(now).stream())
                .min(Comparator.naturalOrder())
                .ifPresent(due -> context.timeout(Math.max(1, due.toMillis())));
    }

    /** Answers "why is nothing in the bucket yet". */
    private void tellStatus(Instant now) {
        if (now.isBefore(nextStatus)) {
            return;
        }
        nextStatus = now.plus(STATUS_INTERVAL);
        log.info("sink {}", status());
    }

    private PartitionFiles filesOf(TopicPartition partition) {
        return partitions.computeIfAbsent(
                partition,
                created -> new PartitionFiles(config.rotation(), config.layout().rowOrder(), held));
    }
}
