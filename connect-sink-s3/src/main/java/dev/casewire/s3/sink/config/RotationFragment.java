// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.s3.sink.file.Rotation;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Settings of when objects end and how much may wait for that. */
final class RotationFragment {

    static final String RECORDS = "rotate.records";
    static final String BYTES = "rotate.bytes";
    static final String INTERVAL_MS = "rotate.interval.ms";
    static final String BUFFER_BYTES = "buffer.bytes.max";

    private static final String GROUP = "Rotation";
    private static final long MIB = 1L << 20;

    private RotationFragment() {}

    static void define(ConfigDef def) {
        def.define(
                RECORDS,
                ConfigDef.Type.LONG,
                100_000L,
                Range.atLeast(1),
                Importance.MEDIUM,
                "Most records of one object.",
                GROUP,
                1,
                Width.SHORT,
                "Records");
        def.define(
                BYTES,
                ConfigDef.Type.LONG,
                64 * MIB,
                Range.atLeast(1),
                Importance.MEDIUM,
                "Encoded bytes at which an object ends: Avro binary for parquet, whose objects come out several times smaller,"
                        + " the lines themselves for jsonl.",
                GROUP,
                2,
                Width.SHORT,
                "Bytes");
        def.define(
                INTERVAL_MS,
                ConfigDef.Type.LONG,
                300_000L,
                Range.atLeast(100),
                Importance.HIGH,
                "Longest time a record waits before its object is written, by the wall clock and also when nothing follows, in"
                        + " milliseconds.",
                GROUP,
                3,
                Width.SHORT,
                "Interval (ms)");
        def.define(
                BUFFER_BYTES,
                ConfigDef.Type.LONG,
                128 * MIB,
                Range.atLeast(MIB),
                Importance.MEDIUM,
                "Heap that all open files of a task may hold together, in bytes. At the limit the largest is written early;"
                        + " if that cannot be, reading pauses.",
                GROUP,
                4,
                Width.SHORT,
                "Buffer (bytes)");
    }

    static List<ConfigProblem> problems(AbstractConfig config) {
        long bytes = config.getLong(BYTES);
        long buffer = config.getLong(BUFFER_BYTES);
        if (bytes > buffer && config.originals().containsKey(BYTES)) {
            return List.of(new ConfigProblem(
                    BYTES,
                    "No object can reach " + bytes + " bytes while " + BUFFER_BYTES + " is " + buffer
                            + ". Lower this or raise " + BUFFER_BYTES + "."));
        }
        return List.of();
    }

    static Rotation from(AbstractConfig config) {
        // The default gives way to a smaller buffer; a value that was set would be a contradiction.
        long bytes = Math.min(config.getLong(BYTES), config.getLong(BUFFER_BYTES));
        return new Rotation(config.getLong(RECORDS), bytes, Duration.ofMillis(config.getLong(INTERVAL_MS)));
    }
}
