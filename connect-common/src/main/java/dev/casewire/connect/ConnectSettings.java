// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import java.util.List;
import java.util.Set;

/** Settings that a Connect worker reads from a connector's configuration itself, up to Kafka 4.3. */
public final class ConnectSettings {
    private static final Set<String> NAMES = Set.of(
            "name",
            "connector.class",
            "connector.plugin.version",
            "tasks.max",
            "tasks.max.enforce",
            "task.class",
            "config.action.reload",
            "key.converter",
            "value.converter",
            "header.converter",
            "transforms",
            "predicates");

    private static final List<String> PREFIXES =
            List.of("key.converter.", "value.converter.", "header.converter.", "transforms.", "predicates.", "errors.");

    /** What a worker reads from the configuration of a source. */
    public static final ConnectSettings SOURCE = new ConnectSettings(
            Set.of(
                    "exactly.once.support",
                    "offsets.storage.topic",
                    "transaction.boundary",
                    "transaction.boundary.interval.ms"),
            List.of("producer.override.", "consumer.override.", "admin.override.", "topic.creation."));

    /** What a worker reads from the configuration of a sink. */
    public static final ConnectSettings SINK = new ConnectSettings(
            Set.of("topics", "topics.regex"), List.of("consumer.override.", "producer.override.", "admin.override."));

    private final Set<String> ownNames;
    private final List<String> ownPrefixes;

    private ConnectSettings(Set<String> ownNames, List<String> ownPrefixes) {
        this.ownNames = ownNames;
        this.ownPrefixes = ownPrefixes;
    }

    /** True where the worker, not the connector, gives the key its meaning; so with the number that every task is given. */
    public boolean owns(String key) {
        return NAMES.contains(key)
                || key.equals(TaskNumber.KEY)
                || ownNames.contains(key)
                || PREFIXES.stream().anyMatch(key::startsWith)
                || ownPrefixes.stream().anyMatch(key::startsWith);
    }
}
