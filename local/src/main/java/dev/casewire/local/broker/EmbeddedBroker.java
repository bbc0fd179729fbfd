// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.broker;

import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.LoggerFactory;

/**
 * One KRaft node, broker and controller in one, on the loopback address. The two are started one after the other, as
 * {@link KafkaRaftServer} does it, with {@link DeadBroker} between them.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final int NODE = 1;

    private final ControllerServer controller;
    private final BrokerServer broker;

    private EmbeddedBroker(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    /** Formats the folder at the first start, then starts; returns when the broker takes requests. */
    public static EmbeddedBroker start(Path folder, Ports ports, Overrides overrides) throws Exception {
        Map<String, String> settings = overrides.over("broker", settings(folder, ports));
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(folder);
        }
        return start(new KafkaConfig(settings, false));
    }

    private static EmbeddedBroker start(KafkaConfig config) throws InterruptedException {
        var folders = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(EmbeddedBroker.class), "");
        SharedServer shared = new SharedServer(
                config,
                folders._1(),
                Time.SYSTEM,
                Server.initializeMetrics(
                        config, Time.SYSTEM, folders._1().clusterId().orElseThrow()),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        EmbeddedBroker node = new EmbeddedBroker(
                new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2()), new BrokerServer(shared));
        try {
            node.controller.startup();
            new DeadBroker(NODE, shared.loader(), node.controller.controller()).signOff();
            node.broker.startup();
        } catch (InterruptedException | RuntimeException e) {
            node.close();
            throw e;
        }
        return node;
    }

    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName(CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .run();
    }

    private static Map<String, String> settings(Path folder, Ports ports) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("log.dirs", folder.toString());
        settings.put("controller.quorum.voters", NODE + "@" + ports.address(Port.CONTROLLER));
        settings.put(
                "listeners",
                "PLAINTEXT://" + ports.address(Port.KAFKA) + "," + CONTROLLER_LISTENER + "://"
                        + ports.address(Port.CONTROLLER));
        settings.put("advertised.listeners", "PLAINTEXT://" + ports.address(Port.KAFKA));
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("auto.create.topics.enable", "false");

        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        // After a kill indexes are read through as large as they were set up, for every partition: 10 MB by default.
        settings.put("log.index.size.max.bytes", "262144");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");

        // There is no other node to take over; a machine that stalls for seconds keeps its leaderships.
        settings.put("broker.session.timeout.ms", "60000");
        // A restart after kill -9 waits for what the dead process left behind: its group members, its open
        // transactions.
        // All of them are kept short.
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");

        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        return settings;
    }
}
