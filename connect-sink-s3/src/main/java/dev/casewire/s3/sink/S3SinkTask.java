// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.connect.TaskMetrics;
import dev.casewire.connect.Version;
import dev.casewire.s3.sink.config.S3SinkConfig;
import dev.casewire.s3.sink.store.S3ObjectStore;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** The shell that Connect makes; all it does is done by {@link StartedS3SinkTask}. */
public final class S3SinkTask extends SinkTask {

    private final SinkMetrics metrics = new SinkMetrics(Clock.systemUTC());
    private @Nullable StartedS3SinkTask started;
    private @Nullable TaskMetrics published;

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public void start(Map<String, String> props) {
        S3SinkConfig config = S3SinkConfig.parse(props);
        S3ObjectStore store = S3ObjectStore.open(config.store());
        try {
            started = new StartedS3SinkTask(
                    config,
                    store,
                    context,
                    Clock.systemUTC(),
                    () -> ThreadLocalRandom.current().nextDouble());
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        published =
                TaskMetrics.publish(ManagementFactory.getPlatformMBeanServer(), SinkMetrics.PART, props, metrics.all());
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        started().open(partitions);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        try {
            started().put(records);
        } catch (ConnectException e) {
            metrics.failed();
            throw e;
        }
        metrics.took(records.size(), started().status());
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
        return started().preCommit(currentOffsets);
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        if (started != null) {
            started.close(partitions);
        }
    }

    @Override
    public void stop() {
        if (started != null) {
            started.stop();
            started = null;
        }
        if (published != null) {
            published.close();
            published = null;
        }
    }

    private StartedS3SinkTask started() {
        if (started == null) {
            throw new IllegalStateException("the task was used before it was started or after it was stopped");
        }
        return started;
    }
}
