// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.Backoff;
import dev.casewire.connect.TaskMetrics;
import dev.casewire.connect.Version;
import dev.casewire.jira.source.cursor.AuditOffset;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit log of one Jira site: a backfill from {@code audit.start} in windows, each read once, then the newest
 * records at the poll interval and, on a schedule of its own, the horizon again for records that became visible late.
 * Every record carries the offset that lies exactly behind it, so a worker with exactly-once sources neither loses nor
 * doubles one; without, records whose offset was not yet committed come again after a crash.
 */
public final class JiraSourceTask extends SourceTask {
    private final Clock clock;
    private final Backoff backoff;
    private volatile @Nullable StartedJiraSourceTask started;
    private volatile @Nullable TaskMetrics metrics;

    public JiraSourceTask() {
        this(
                Clock.systemUTC(),
                Backoff.standard(() -> ThreadLocalRandom.current().nextDouble()));
    }

    JiraSourceTask(Clock clock, Backoff backoff) {
        this.clock = clock;
        this.backoff = backoff;
    }

    @Override
    public void start(Map<String, String> settings) {
        JiraSourceConfig config = JiraSourceConfig.parse(settings);
        StartedJiraSourceTask task = new StartedJiraSourceTask(config, stored(config), clock, backoff);
        started = task;
        metrics = TaskMetrics.publish(
                ManagementFactory.getPlatformMBeanServer(), SourceMetrics.PART, settings, task.metrics());
    }

    private @Nullable AuditOffset stored(JiraSourceConfig config) {
        Map<String, Object> offset = context.offsetStorageReader()
                .offset(SourcePartition.audit(config.connection().site()).toMap());
        if (offset == null) {
            return null;
        }
        try {
            return AuditOffset.fromMap(offset);
        } catch (IllegalArgumentException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        StartedJiraSourceTask task = started;
        return task == null ? null : task.poll();
    }

    @Override
    public void stop() {
        StartedJiraSourceTask task = started;
        if (task != null) {
            task.close();
        }
        TaskMetrics published = metrics;
        if (published != null) {
            published.close();
        }
    }

    @Override
    public String version() {
        return Version.current();
    }
}
