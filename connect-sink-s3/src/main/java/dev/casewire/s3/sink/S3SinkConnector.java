// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.connect.TaskNumber;
import dev.casewire.connect.Version;
import dev.casewire.s3.sink.config.S3SinkConfig;
import dev.casewire.s3.sink.store.BucketCheck;
import dev.casewire.s3.sink.store.StoreFailure;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Writes records to S3 as Parquet or JSON lines. What is guaranteed stands at {@link StartedS3SinkTask}. */
public final class S3SinkConnector extends SinkConnector {

    private Map<String, String> settings = Map.of();

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public ConfigDef config() {
        return S3SinkConfig.definition();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return S3SinkTask.class;
    }

    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        Config single = super.validate(connectorConfigs);
        if (!ConfigProblem.isFlawless(single)) {
            return ConfigProblem.attach(single, S3SinkConfig.problemsOfNames(connectorConfigs));
        }
        Config together = ConfigProblem.attach(single, S3SinkConfig.problems(connectorConfigs));
        if (!ConfigProblem.isFlawless(together) || !S3SinkConfig.asksBucket(connectorConfigs)) {
            return together;
        }
        return BucketCheck.of(S3SinkConfig.parse(connectorConfigs).store())
                .map(failure -> ConfigProblem.attach(together, List.of(problem(failure))))
                .orElse(together);
    }

    @Override
    public void start(Map<String, String> props) {
        // Fails here rather than in every task where validation was bypassed.
        S3SinkConfig.parse(props);
        settings = Map.copyOf(props);
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        // Topic-partitions are shared out by the consumer group, so every task has the same configuration but its
        // number.
        return TaskNumber.numbered(settings, maxTasks);
    }

    @Override
    public void stop() {
        settings = Map.of();
    }

    private static ConfigProblem problem(StoreFailure failure) {
        return new ConfigProblem(failure.setting(), failure.sentence());
    }
}
