// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * A Kafka Streams app: what it reads and writes, and its topology. Everything operational (configuration, exactly-once,
 * dead letters, start and stop) is done around it by {@link StreamsRunner}.
 */
public interface StreamsApp {
    /** Name in lower-case kebab style, such as {@code normalizer}; the dead-letter topic and defaults derive from it. */
    String name();

    /** Topics it reads, as listed in topics.yaml, without prefix. */
    List<String> inputs();

    /** Topics it writes besides the dead-letter topic, as listed in topics.yaml, without prefix. */
    List<String> outputs();

    /** Adds the app's settings, if it has any of its own. */
    default ConfigDef define(ConfigDef def) {
        return def;
    }

    /** Adds the topology. Every operator and store must be named; the build fails otherwise. */
    void addTo(StreamsBuilder builder, AppContext context);

    /** Topic for records that the app cannot process, without prefix. */
    default String deadLetterTopic() {
        return name() + ".dlq.v1";
    }
}
