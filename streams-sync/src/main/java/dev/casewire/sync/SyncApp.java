// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync;

import dev.casewire.streams.AppContext;
import dev.casewire.streams.StreamsApp;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.identity.StampKeys;
import dev.casewire.sync.topology.SyncTopics;
import dev.casewire.sync.topology.SyncTopology;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app that keeps cases and issues in step: turns observations into commands and writes to neither side itself. */
public final class SyncApp implements StreamsApp {
    private static final Logger log = LoggerFactory.getLogger(SyncApp.class);

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public List<String> inputs() {
        return SyncTopics.INPUTS;
    }

    @Override
    public List<String> outputs() {
        return SyncTopics.OUTPUTS;
    }

    @Override
    public ConfigDef define(ConfigDef def) {
        return SyncSettings.define(def);
    }

    /**
     * Adds the topology.
     *
     * @throws IllegalArgumentException naming file, line, path, rule and value where the file's setting does not hold
     */
    @Override
    public void addTo(StreamsBuilder builder, AppContext context) {
        SyncConfig config = SyncSettings.config(context.settings());
        StampKeys keys = SyncSettings.keys(context.settings());
        if (keys.isEmpty()) {
            log.warn(
                    "No stamp is believed: after a loss of all state every pair has to be linked by hand setting={}",
                    SyncSettings.STAMP_KEYS);
        }
        new SyncTopology(context, config, config.rules(), keys, Stores::persistentKeyValueStore).addTo(builder);
    }
}
