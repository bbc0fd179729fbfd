// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What is written where.
 *
 * @param prefix stands before each topic's name
 * @param heartbeat least time between two state records of a cursor that only moves on
 * @param recordMaxBytes largest serialized value
 */
record OutputSettings(String prefix, Duration heartbeat, int recordMaxBytes) {

    /** The least that leaves something to read of a record that is cut. */
    static final int SMALLEST_RECORD_BYTES = 10_000;

    static void define(ConfigDef definition) {
        new Setting(definition, "Output")
                .optional(
                        SourceKeys.PREFIX,
                        ConfigDef.Type.STRING,
                        "",
                        Rules.topicPrefix(),
                        Importance.MEDIUM,
                        "Topic prefix",
                        "Stands before " + TopicNames.AUDIT + " and " + TopicNames.STATE
                                + ", to keep environments apart.")
                .optional(
                        SourceKeys.HEARTBEAT,
                        ConfigDef.Type.LONG,
                        10_000L,
                        ConfigDef.Range.between(100, 3_600_000),
                        Importance.LOW,
                        "Heartbeat interval",
                        "Least milliseconds between two records on " + TopicNames.STATE
                                + " while only the cursor moves. Changes of status are written at once.")
                .optional(
                        SourceKeys.RECORD_MAX,
                        ConfigDef.Type.INT,
                        900_000,
                        ConfigDef.Range.between(SMALLEST_RECORD_BYTES, 100_000_000),
                        Importance.LOW,
                        "Largest record",
                        "Largest serialized value in bytes; longer records are cut, longest texts first, and marked."
                                + " Keep it below the topic's max.message.bytes and the producer's"
                                + " max.request.size.");
    }

    static OutputSettings from(AbstractConfig config) {
        return new OutputSettings(
                config.getString(SourceKeys.PREFIX),
                Duration.ofMillis(config.getLong(SourceKeys.HEARTBEAT)),
                config.getInt(SourceKeys.RECORD_MAX));
    }
}
