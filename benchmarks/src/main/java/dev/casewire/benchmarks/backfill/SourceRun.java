// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.backfill;

import dev.casewire.jira.source.JiraSourceTask;
import dev.casewire.registry.connect.RegistryAvroConverter;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** The source's task as a worker drives it, from a first start until it has reached the present. */
final class SourceRun implements SourceTaskContext, OffsetStorageReader {
    private final Map<String, String> settings;
    private final RegistryAvroConverter converter;

    SourceRun(URI site, Instant start, RegistryAvroConverter converter) {
        this.settings = Map.of(
                "name",
                "backfill",
                "jira.url",
                site.toString(),
                "jira.email",
                JiraCloudSimulator.DEFAULT_EMAIL,
                "jira.api.token",
                JiraCloudSimulator.DEFAULT_TOKEN,
                "audit.start",
                start.toString(),
                "heartbeat.interval.ms",
                "60000");
        this.converter = converter;
    }

    /**
     * What a run did.
     *
     * @param rows audit records
     * @param bytes of their values
     * @param nanos from the start of the task to its state that tells the end
     * @param convertingNanos of these, the converter's
     * @param time processor time
     */
    record Outcome(long rows, long bytes, long nanos, long convertingNanos, ClientTime.Spent time) {}

    Outcome run() throws InterruptedException {
        JiraSourceTask task = new JiraSourceTask();
        task.initialize(this);
        long rows = 0;
        long bytes = 0;
        long converting = 0;
        ClientTime time = new ClientTime();
        long begin = System.nanoTime();
        task.start(settings);
        try {
            while (true) {
                List<SourceRecord> polled = task.poll();
                if (polled == null) {
                    continue;
                }
                long before = System.nanoTime();
                boolean ended = false;
                for (SourceRecord record : polled) {
                    byte[] value = converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
                    if (record.topic().startsWith("jira.audit.record.")) {
                        rows++;
                        bytes += value == null ? 0 : value.length;
                    } else {
                        ended = ((Struct) record.value()).getBoolean("bulkReadComplete");
                    }
                }
                converting += System.nanoTime() - before;
                if (ended) {
                    return new Outcome(rows, bytes, System.nanoTime() - begin, converting, time.spent());
                }
            }
        } finally {
            task.stop();
        }
    }

    @Override
    public Map<String, String> configs() {
        return settings;
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return this;
    }

    @Override
    // A first start: no partition has an offset, which Connect's interface tells by null.
    @SuppressWarnings("NullAway")
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return null;
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        return new HashMap<>();
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new UnsupportedOperationException("workers of Connect 3.7 have none, so connectors never ask");
    }
}
