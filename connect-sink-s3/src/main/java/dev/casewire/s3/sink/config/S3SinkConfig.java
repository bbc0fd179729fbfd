// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.connect.ConnectSettings;
import dev.casewire.connect.UnknownSettings;
import dev.casewire.s3.sink.file.Rotation;
import dev.casewire.s3.sink.format.FormatKind;
import dev.casewire.s3.sink.layout.Layout;
import dev.casewire.s3.sink.store.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of the connector, checked.
 *
 * @param rawField the field that raw output writes
 * @param timeField the field that holds the layout's time, with a dot between the steps; empty for Kafka's timestamp
 * @param bufferBytes heap that the open files of one task may hold together
 */
public record S3SinkConfig(
        StoreSettings store,
        FormatKind format,
        String rawField,
        Layout layout,
        String timeField,
        Rotation rotation,
        long bufferBytes) {

    /** The consumer of a sink reads what transactions have not committed unless told otherwise. */
    static final String ISOLATION_LEVEL = "consumer.override.isolation.level";

    private static final String READ_COMMITTED = "read_committed";

    public static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        StoreFragment.define(def);
        LayoutFragment.define(def);
        AppFabricFragment.define(def);
        SecurityLakeFragment.define(def);
        RotationFragment.define(def);
        return def;
    }

    /**
     * Reads settings that {@link #problems} has nothing against.
     *
     * @throws ConfigException with every problem in one message if there are any after all
     */
    public static S3SinkConfig parse(Map<String, String> settings) {
        AbstractConfig config = config(settings);
        List<ConfigProblem> problems = problems(settings);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.stream()
                    .map(problem -> problem.key() + ": " + problem.sentence())
                    .collect(Collectors.joining(" ")));
        }
        return new S3SinkConfig(
                StoreFragment.from(config),
                LayoutFragment.format(config),
                config.getString(LayoutFragment.RAW_FIELD),
                LayoutFragment.from(config),
                LayoutFragment.timeField(config),
                RotationFragment.from(config),
                config.getLong(RotationFragment.BUFFER_BYTES));
    }

    /** What is wrong with settings whose values are each well formed. */
    public static List<ConfigProblem> problems(Map<String, String> settings) {
        AbstractConfig config = config(settings);
        List<ConfigProblem> problems = new ArrayList<>(problemsOfNames(settings));
        problems.addAll(StoreFragment.problems(config));
        problems.addAll(LayoutFragment.problems(config));
        problems.addAll(RotationFragment.problems(config));
        return problems;
    }

    /** What is wrong whatever the values of the connector's own settings: names nobody knows, and the isolation level. */
    public static List<ConfigProblem> problemsOfNames(Map<String, String> settings) {
        List<ConfigProblem> problems =
                new ArrayList<>(UnknownSettings.in(settings, definition().names(), ConnectSettings.SINK));
        String isolation = settings.get(ISOLATION_LEVEL);
        if (!READ_COMMITTED.equals(isolation)) {
            problems.add(new ConfigProblem(
                    ISOLATION_LEVEL,
                    (isolation == null ? "It is not set" : "It is " + isolation)
                            + ", so records of aborted transactions would be written to the bucket. Set "
                            + ISOLATION_LEVEL
                            + "=" + READ_COMMITTED + " in this connector's configuration."));
        }
        return problems;
    }

    /** Whether validation may ask the bucket. */
    public static boolean asksBucket(Map<String, String> settings) {
        return config(settings).getBoolean(StoreFragment.VALIDATE_CONNECTION);
    }

    private static AbstractConfig config(Map<String, String> settings) {
        return new AbstractConfig(definition(), settings, false);
    }
}
