// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.awaitility.Awaitility.await;

import dev.casewire.local.contracts.SubjectRollout;
import dev.casewire.local.contracts.TopicRollout;
import dev.casewire.local.registry.RegistryProcess;
import dev.casewire.local.settings.Distribution;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.state.Secrets;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.worker.ConnectRest;
import dev.casewire.local.worker.Connectors;
import dev.casewire.local.worker.Deployment;
import dev.casewire.local.worker.PluginFolder;
import dev.casewire.normalizer.NormalizerApp;
import dev.casewire.registry.Compatibility;
import dev.casewire.registry.RegistryClient;
import dev.casewire.registry.RegistryConfig;
import dev.casewire.schemas.Topics;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import dev.casewire.simulators.s3.LocalS3;
import dev.casewire.streams.StreamsMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * The pipeline as a production has it, each part a process of its own: broker, registry, a Connect worker of line 3.7 with both
 * connectors from their ZIPs, the normalizer, S3. Used by one thread.
 */
final class Parts implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String TOKEN = "jira-api-token";
    private static final String S3_SECRET = "s3-secret-access-key";

    private final Topics topics = Topics.load();
    private final StateFolder state;
    private final Ports ports = Ports.choose(Map.of(), Map.of(), new Random());
    private final Overrides overrides;

    private ChildPart broker;
    private RegistryProcess registry;
    private ChildPart s3;
    private ChildPart normalizer;
    private ChildWorker worker;

    /** One part, to be killed and started again. */
    enum Killed {
        BROKER,
        REGISTRY,
        WORKER,
        NORMALIZER,
        S3
    }

    private Parts(StateFolder state, Overrides overrides) {
        this.state = state;
        this.overrides = overrides;
    }

    /** Starts everything; returns when both connectors run. */
    static Parts start(Path folder, JiraCloudSimulator jira, Map<String, String> settings) throws Exception {
        Parts parts = new Parts(new StateFolder(folder).create(), new Overrides(settings));
        try {
            parts.startAll(jira);
        } catch (Exception | Error e) {
            parts.close();
            throw e;
        }
        return parts;
    }

    private void startAll(JiraCloudSimulator jira) throws Exception {
        Secrets secrets = new Secrets(state, new SecureRandom());
        secrets.keep(TOKEN, JiraCloudSimulator.DEFAULT_TOKEN);
        secrets.keep(S3_SECRET, LocalS3.DEFAULT_SECRET_ACCESS_KEY);
        PluginFolder.fill(state.plugins(), Distribution.find().pluginZips());
        for (Killed part : List.of(Killed.BROKER, Killed.REGISTRY, Killed.S3)) {
            begin(part);
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            new TopicRollout(admin, Optional.empty()).run(topics, false);
        }
        RegistryClient client = new RegistryClient(RegistryConfig.from(Map.of(RegistryConfig.URL, registry())));
        client.setCompatibility(Compatibility.BACKWARD_TRANSITIVE);
        new SubjectRollout(client).run(topics, false);
        begin(Killed.NORMALIZER);
        begin(Killed.WORKER);
        Connectors connectors = new Connectors(registry(), overrides);
        ConnectRest rest = new ConnectRest(ports.url(Port.CONNECT));
        Connectors.S3Target target = new Connectors.S3Target(
                ports.url(Port.S3),
                LocalS3.DEFAULT_ACCESS_KEY_ID,
                secrets.reference(S3_SECRET),
                Files.readString(s3.log()).contains("keepsMetadata=true"),
                "6f0b1c1e-0000-4000-8000-000000000001",
                "6f0b1c1e-0000-4000-8000-000000000002");
        Deployment.run(rest, connectors.sink(target, topics), 4);
        Deployment.run(
                rest,
                connectors.source(
                        jira.baseUri().toString(), JiraCloudSimulator.DEFAULT_EMAIL, secrets.reference(TOKEN)),
                4);
    }

    /** As {@code kill -9} does it. */
    void kill(Killed part) throws Exception {
        switch (part) {
            case BROKER -> broker.kill();
            case REGISTRY -> {
                ProcessHandle process = ProcessHandle.of(
                                Long.parseLong(Files.readString(state.registry().resolve("pid"))))
                        .orElseThrow();
                process.destroyForcibly();
                process.onExit().get();
            }
            case WORKER -> worker.kill();
            case NORMALIZER -> normalizer.kill();
            case S3 -> s3.kill();
        }
    }

    /** Starts a part again, and returns when it takes requests; the normalizer is not waited for. */
    void begin(Killed part) throws Exception {
        switch (part) {
            case BROKER -> {
                broker = child(
                        BrokerProcess.class, state.broker().toString(), number(Port.KAFKA), number(Port.CONTROLLER));
                try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
                    await().atMost(LIMIT)
                            .ignoreExceptions()
                            .failFast("the broker ended, see " + broker.log(), () -> !broker.isAlive())
                            .until(() -> !admin.describeCluster().nodes().get().isEmpty());
                }
            }
            case REGISTRY -> {
                registry = RegistryProcess.launch(
                        Distribution.find(),
                        state.registry(),
                        ports.of(Port.REGISTRY),
                        state.logs().resolve("registry.log"));
                registry.awaitReady();
            }
            case WORKER -> worker = ChildWorker.start(state, ports, overrides);
            case NORMALIZER ->
                normalizer = child(
                        StreamsMain.class,
                        NormalizerApp.class.getName(),
                        "bootstrap.servers=" + kafka(),
                        "state.dir=" + state.streams(),
                        "schema.serde.schema.registry.url=" + registry(),
                        "instance.id=normalizer-0",
                        "kafka.replication.factor=1",
                        "kafka.consumer.session.timeout.ms=4000",
                        "kafka.consumer.heartbeat.interval.ms=1000");
            case S3 -> {
                s3 = child(S3Process.class, state.objects().toString(), number(Port.S3));
                await().atMost(LIMIT)
                        .failFast("the S3 server ended, see " + s3.log(), () -> !s3.isAlive())
                        .until(() -> Files.readString(s3.log()).contains("keepsMetadata="));
            }
        }
    }

    private ChildPart child(Class<?> program, String... arguments) throws Exception {
        Path log = state.logs().resolve(program.getSimpleName() + ".log");
        Files.deleteIfExists(log);
        return ChildPart.start(
                log,
                ChildPart.OUR_CLASS_PATH,
                List.of(),
                Stream.concat(Stream.of(program.getName()), Stream.of(arguments))
                        .toList());
    }

    /** RUNNING, or the first state of a connector or task that is not. */
    String connectors() throws Exception {
        ConnectRest rest = new ConnectRest(ports.url(Port.CONNECT));
        String source = rest.state(Connectors.SOURCE).summary();
        return source.equals("RUNNING") ? rest.state(Connectors.SINK).summary() : source;
    }

    String kafka() {
        return ports.address(Port.KAFKA);
    }

    String registry() {
        return RegistryProcess.url(ports.of(Port.REGISTRY));
    }

    Path objects() {
        return state.objects();
    }

    private String number(Port port) {
        return Integer.toString(ports.of(port));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {worker, normalizer, s3, registry, broker}) {
            if (part != null) {
                part.close();
            }
        }
    }
}
