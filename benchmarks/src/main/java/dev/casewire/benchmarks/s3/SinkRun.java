// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.s3;

import dev.casewire.registry.connect.RegistryAvroConverter;
import dev.casewire.s3.sink.S3SinkTask;
import dev.casewire.simulators.s3.LocalS3;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** The sink's task driven as a worker drives it: convert, put in polls, ask for offsets where asked to. */
final class SinkRun implements SinkTaskContext, AutoCloseable {

    static final TopicPartition PARTITION = new TopicPartition("ocsf.v1_8.user_access", 0);
    /** Records of one poll; the consumer's default. */
    static final int POLL = 500;

    private final S3SinkTask task = new S3SinkTask();
    private final RegistryAvroConverter converter;
    private boolean commitRequested;
    private long offset;

    SinkRun(LocalS3 s3, String bucket, String prefix, int rowsOfAnObject, RegistryAvroConverter converter) {
        this.converter = converter;
        task.initialize(this);
        Map<String, String> settings = new HashMap<>(Map.of(
                "topics",
                PARTITION.topic(),
                "consumer.override.isolation.level",
                "read_committed",
                "s3.bucket",
                bucket,
                "s3.prefix",
                prefix,
                "s3.region",
                "us-east-1",
                "s3.endpoint",
                s3.endpoint().toString(),
                "s3.path.style",
                "true",
                "s3.access.key.id",
                s3.accessKeyId(),
                "s3.secret.access.key",
                s3.secretAccessKey()));
        settings.put("layout.template", "{topic}-{partition}-{offset}.{extension}");
        settings.put("rotate.records", Integer.toString(rowsOfAnObject));
        task.start(settings);
        task.open(Set.of(PARTITION));
    }

    /** What the worker does with a poll. */
    List<SinkRecord> convert(List<byte[]> values) {
        List<SinkRecord> batch = new ArrayList<>(values.size());
        for (byte[] value : values) {
            SchemaAndValue converted = converter.toConnectData(PARTITION.topic(), value);
            batch.add(new SinkRecord(
                    PARTITION.topic(),
                    PARTITION.partition(),
                    null,
                    null,
                    converted.schema(),
                    converted.value(),
                    offset++,
                    1_790_000_000_000L,
                    TimestampType.CREATE_TIME));
        }
        return batch;
    }

    void put(List<SinkRecord> batch) {
        task.put(batch);
        for (int asked = 0; commitRequested && asked < 2; asked++) {
            commitRequested = false;
            task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(offset)));
            task.put(List.of());
        }
    }

    /** Writes what has ended. */
    void settle() {
        for (int turns = 0; turns < 4; turns++) {
            put(List.of());
        }
    }

    @Override
    public void close() {
        task.close(Set.of(PARTITION));
        task.stop();
    }

    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        throw new UnsupportedOperationException("the sink never seeks");
    }

    @Override
    public void offset(TopicPartition partition, long to) {
        throw new UnsupportedOperationException("the sink never seeks");
    }

    @Override
    public void timeout(long millis) {
        // The run calls again at once.
    }

    @Override
    public Set<TopicPartition> assignment() {
        return Set.of(PARTITION);
    }

    @Override
    public void pause(TopicPartition... partitions) {
        throw new IllegalStateException("the budget holds all of the run");
    }

    @Override
    public void resume(TopicPartition... partitions) {
        // Nothing was paused.
    }

    @Override
    public void requestCommit() {
        commitRequested = true;
    }

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        return (record, error) -> {
            throw new IllegalStateException("a record of the run is no row", error);
        };
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new UnsupportedOperationException("the sink is made for workers without plugin metrics");
    }
}
