// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.worker;

import dev.casewire.local.Patience;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.state.StateFolder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;

/** One distributed Connect worker that loads its connectors from the plugin folder alone. */
public final class EmbeddedWorker implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Connect<?> connect;

    private EmbeddedWorker(Connect<?> connect) {
        this.connect = connect;
    }

    /** Starts, and returns when the worker has joined its group and takes requests. */
    public static EmbeddedWorker start(StateFolder state, Ports ports, ConnectRest rest, Overrides overrides)
            throws InterruptedException {
        Map<String, String> settings = overrides.over("worker", settings(state, ports));
        EmbeddedWorker worker = new EmbeddedWorker(new ConnectDistributed().startConnect(settings));
        try {
            Patience.until(LIMIT, rest::isHealthy);
        } catch (InterruptedException | RuntimeException e) {
            worker.close();
            throw e;
        }
        return worker;
    }

    @Override
    public void close() {
        connect.stop();
        connect.awaitStop();
    }

    /** What a worker of the stack is started with; those of every supported version know all of it. */
    public static Map<String, String> settings(StateFolder state, Ports ports) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("bootstrap.servers", ports.address(Port.KAFKA));
        settings.put("listeners", ports.url(Port.CONNECT));
        settings.put("rest.advertised.host.name", "127.0.0.1");
        settings.put("rest.advertised.port", Integer.toString(ports.of(Port.CONNECT)));
        settings.put("group.id", "casewire-connect");
        settings.put("plugin.path", state.plugins().toString());
        // Scanning the class path, as the default does, costs 3.5 s and several hundred MB.
        settings.put("plugin.discovery", "service_load");
        settings.put("exactly.once.source.support", "enabled");
        settings.put("connector.client.config.override.policy", "All");
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        settings.put("config.providers", "secrets");
        settings.put(
                "config.providers.secrets.class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
        settings.put(
                "config.providers.secrets.param.allowed.paths", state.secrets().toString());

        settings.put("config.storage.topic", "casewire-connect-configs");
        settings.put("config.storage.replication.factor", "1");
        settings.put("offset.storage.topic", "casewire-connect-offsets");
        settings.put("offset.storage.replication.factor", "1");
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.topic", "casewire-connect-status");
        settings.put("status.storage.replication.factor", "1");
        settings.put("status.storage.partitions", "1");

        // What a sink has uploaded is committed at this pace, and a restart waits for the session of a dead member.
        settings.put("offset.flush.interval.ms", "1000");
        settings.put("session.timeout.ms", "4000");
        settings.put("heartbeat.interval.ms", "1000");
        settings.put("rebalance.timeout.ms", "10000");
        settings.put("scheduled.rebalance.max.delay.ms", "0");
        return settings;
    }
}
