// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.source.cursor.CursorLimits;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How the audit log is read.
 *
 * @param start where a first start begins
 * @param retention how long Jira keeps records
 */
record AuditSettings(AuditStart start, CursorLimits limits, Duration retention) {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    static void define(ConfigDef definition) {
        Setting group = new Setting(definition, "Audit log");
        group.optional(
                SourceKeys.START,
                ConfigDef.Type.STRING,
                "P90D",
                Rules.start(),
                Importance.HIGH,
                "Start",
                "Where a first start begins: now, an ISO 8601 instant, or a duration back such as P90D. Later starts go"
                        + " on where the last one stopped.");
        group.optional(
                SourceKeys.POLL,
                ConfigDef.Type.LONG,
                10_000L,
                ConfigDef.Range.between(100, HOUR),
                Importance.MEDIUM,
                "Poll interval",
                "Milliseconds from one look for new records to the next.");
        defineHorizon(group);
        defineWindows(group);
        group.optional(
                SourceKeys.RETENTION,
                ConfigDef.Type.INT,
                90,
                ConfigDef.Range.between(1, 36_500),
                Importance.LOW,
                "Retention",
                "Days that Jira keeps audit records. Atlassian names no number. A connector that was down for longer"
                        + " warns that records may be gone.");
    }

    private static void defineHorizon(Setting group) {
        group.optional(
                SourceKeys.HORIZON,
                ConfigDef.Type.LONG,
                HOUR,
                ConfigDef.Range.between(1_000, 30 * DAY),
                Importance.MEDIUM,
                "Horizon",
                "How late, in milliseconds, a record may become visible and still be found. AWS AppFabric"
                        + " documents 30 minutes for the same log.");
        group.optional(
                SourceKeys.HORIZON_INTERVAL,
                ConfigDef.Type.LONG,
                60_000L,
                ConfigDef.Range.between(1_000, DAY),
                Importance.LOW,
                "Horizon interval",
                "Milliseconds from one look for late records to the next.");
    }

    private static void defineWindows(Setting group) {
        group.optional(
                SourceKeys.PAGE,
                ConfigDef.Type.INT,
                1_000,
                ConfigDef.Range.between(1, 1_000),
                Importance.LOW,
                "Page size",
                "Records asked for at once; Jira gives 1000 at most.");
        group.optional(
                SourceKeys.PAGES_MAX,
                ConfigDef.Type.INT,
                20,
                ConfigDef.Range.between(1, 1_000),
                Importance.LOW,
                "Pages of a window",
                "Pages that one window may have. A larger window is halved; where a single second holds more, the task"
                        + " fails.");
        group.optional(
                SourceKeys.BYTES_MAX,
                ConfigDef.Type.LONG,
                33_554_432L,
                ConfigDef.Range.between(1_000_000, 1_000_000_000),
                Importance.LOW,
                "Size of a window",
                "Characters of JSON that the new records of one window may have; a larger window is halved. In memory a"
                        + " window's records take some three bytes for each, and up to two pages may wait beside them.");
        group.optional(
                SourceKeys.WINDOW_INITIAL,
                ConfigDef.Type.LONG,
                HOUR,
                ConfigDef.Range.between(1_000, 3_650 * DAY),
                Importance.LOW,
                "First window",
                "Width in milliseconds of the first window of a backfill; windows double while nearly empty and halve"
                        + " when large.");
        group.optional(
                SourceKeys.WINDOW_MAX,
                ConfigDef.Type.LONG,
                90 * DAY,
                ConfigDef.Range.between(1_000, 3_650 * DAY),
                Importance.LOW,
                "Widest window",
                "Width in milliseconds that windows grow to.");
    }

    static AuditSettings from(AbstractConfig config) {
        return new AuditSettings(
                AuditStart.of(config.getString(SourceKeys.START)),
                new CursorLimits(
                        millis(config, SourceKeys.POLL),
                        millis(config, SourceKeys.HORIZON),
                        millis(config, SourceKeys.HORIZON_INTERVAL),
                        config.getInt(SourceKeys.PAGE),
                        config.getInt(SourceKeys.PAGES_MAX),
                        config.getLong(SourceKeys.BYTES_MAX),
                        millis(config, SourceKeys.WINDOW_INITIAL),
                        millis(config, SourceKeys.WINDOW_MAX)),
                Duration.ofDays(config.getInt(SourceKeys.RETENTION)));
    }

    private static Duration millis(AbstractConfig config, String key) {
        return Duration.ofMillis(config.getLong(key));
    }
}
