// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.worker.ConnectRest;
import dev.casewire.local.worker.EmbeddedWorker;
import java.util.HashMap;
import java.util.Map;

/** The two lines of Connect workers that one ZIP is for; the broker behind them is the same. */
enum WorkerLine {
    /** What Amazon MSK Connect runs, as a process of its own with nothing but its own jars. */
    CONNECT_3_7("3.7.2") {
        @Override
        AutoCloseable launch(StateFolder state, Ports ports, Overrides overrides) throws Exception {
            return ChildWorker.start(state, ports, overrides);
        }
    },

    /** What the local stack runs, in this process, plugins in class loaders of their own. */
    CONNECT_4_3("4.3.1") {
        @Override
        AutoCloseable launch(StateFolder state, Ports ports, Overrides overrides) throws Exception {
            return EmbeddedWorker.start(state, ports, new ConnectRest(ports.url(Port.CONNECT)), overrides);
        }
    };

    private final String version;

    WorkerLine(String version) {
        this.version = version;
    }

    /** What the worker says of itself. */
    String version() {
        return version;
    }

    /**
     * Starts a distributed worker with exactly-once sources, and returns when it takes requests.
     *
     * @param settings over those of the local stack's worker
     */
    AutoCloseable start(StateFolder state, Ports ports, Map<String, String> settings) throws Exception {
        Map<String, String> overrides = new HashMap<>();
        settings.forEach((key, value) -> overrides.put("worker." + key, value));
        // Neither line sees the group and the topics of the other one.
        overrides.put("worker.group.id", name());
        for (String topic : new String[] {"config", "offset", "status"}) {
            overrides.put("worker." + topic + ".storage.topic", name() + "-" + topic);
        }
        return launch(state, ports, new Overrides(overrides));
    }

    abstract AutoCloseable launch(StateFolder state, Ports ports, Overrides overrides) throws Exception;
}
