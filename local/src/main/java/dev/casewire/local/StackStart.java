// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.broker.EmbeddedBroker;
import dev.casewire.local.contracts.SubjectRollout;
import dev.casewire.local.contracts.TopicRollout;
import dev.casewire.local.registry.RegistryProcess;
import dev.casewire.local.settings.AuditSource.LiveJira;
import dev.casewire.local.settings.Distribution;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.state.Remembered;
import dev.casewire.local.state.Secrets;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.worker.ConnectRest;
import dev.casewire.local.worker.ConnectorPlan;
import dev.casewire.local.worker.Connectors;
import dev.casewire.local.worker.Deployment;
import dev.casewire.local.worker.EmbeddedWorker;
import dev.casewire.local.worker.PluginFolder;
import dev.casewire.registry.Compatibility;
import dev.casewire.registry.RegistryClient;
import dev.casewire.registry.RegistryConfig;
import dev.casewire.schemas.Topics;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import dev.casewire.simulators.s3.LocalS3;
import dev.casewire.streams.StreamsRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;

/**
 * Starts the parts of one stack in the order in which they need each other; what takes longest begins first. Used once, by
 * one thread.
 */
final class StackStart {
    private static final String JIRA_TOKEN = "jira-api-token";
    private static final String S3_SECRET = "s3-secret-access-key";
    private static final String S3_KEY_ID = "s3-access-key-id";

    /** The S3 is ours: a first refusal is our own slowness. A Jira may be real, and counts wrong tokens. */
    private static final int SINK_ATTEMPTS = 4;

    private final StateFolder state;
    private final StackPlan plan;
    private final Remembered before;
    private final Distribution distribution;
    private final OpenParts parts;
    private final Ports ports;
    private final Topics topics = Topics.load();
    private final Secrets secrets;

    StackStart(StateFolder state, StackPlan plan, Remembered before, Distribution distribution, OpenParts parts) {
        this.state = state;
        this.plan = plan;
        this.before = before;
        this.distribution = distribution;
        this.parts = parts;
        this.ports = plan.ports();
        this.secrets = new Secrets(state, new SecureRandom());
    }

    /** Parts that the running stack asks how they are. */
    record Started(RegistryProcess registry, StreamsRunner normalizer, ConnectRest rest, String jiraUrl, Admin admin) {}

    Started run() {
        try (Side side = new Side()) {
            return run(side);
        }
    }

    /** What does not need each other starts side by side. */
    private Started run(Side side) {
        RegistryProcess registry = parts.keep(parts.call(
                Part.REGISTRY,
                () -> RegistryProcess.launch(
                        distribution,
                        state.registry(),
                        ports.of(Port.REGISTRY),
                        state.logs().resolve(Part.REGISTRY.logFile()))));
        Future<Jira> jira = side.begin(this::jira);
        Future<LocalS3> s3 = side.begin(() -> parts.open(Part.S3, this::s3));
        Admin admin = broker();
        Future<ConnectRest> worker = side.begin(this::worker);
        subjects(registry);
        Future<StreamsRunner> normalizer = side.begin(() -> parts.open(
                Part.NORMALIZER,
                () -> NormalizerPart.start(
                        ports.address(Port.KAFKA), registry.url(), state.streams(), plan.overrides())));
        ConnectRest rest = Side.end(worker);
        Connectors connectors = new Connectors(registry.url(), plan.overrides());
        deploy(Part.SINK, rest, connectors.sink(target(Side.end(s3)), topics), SINK_ATTEMPTS);
        Jira read = Side.end(jira);
        parts.call(Part.SOURCE, () -> {
            plan.toRemember().write(state);
            return plan;
        });
        try {
            deploy(Part.SOURCE, rest, connectors.source(read.url(), read.email(), secrets.reference(JIRA_TOKEN)), 1);
        } catch (StackProblem e) {
            if (e.getCause() instanceof ConnectRest.Refused) {
                forgetSource();
            }
            throw e;
        }
        return new Started(registry, Side.end(normalizer), rest, read.url(), admin);
    }

    /** A source that was refused has read nothing: the next start may name another one. */
    private void forgetSource() {
        parts.call(Part.SOURCE, () -> {
            plan.withoutSource(before).write(state);
            return before;
        });
    }

    private record Jira(String url, String email) {}

    /** The simulator, or the real Jira; its token is a secret from here on. */
    private Jira jira() {
        if (plan.source() instanceof LiveJira live) {
            parts.call(Part.SOURCE, () -> {
                secrets.keep(JIRA_TOKEN, token(live.tokenFile()));
                return live;
            });
            return new Jira(live.url().toString(), live.email());
        }
        JiraCloudSimulator simulator = parts.open(
                Part.SIMULATOR,
                () -> JiraPart.builder(plan.source())
                        .port(ports.of(Port.JIRA))
                        .account(JiraCloudSimulator.DEFAULT_EMAIL, secrets.generated(JIRA_TOKEN))
                        .start());
        return new Jira(simulator.baseUri().toString(), JiraCloudSimulator.DEFAULT_EMAIL);
    }

    private static String token(Path file) throws IOException {
        String token = Files.readString(file).strip();
        if (token.isEmpty() || token.contains("\n")) {
            throw new StackProblem(
                    "The token file " + file + " must hold the API token and nothing else.",
                    "put the token on one line into the file, then ./casewire up");
        }
        return token;
    }

    private LocalS3 s3() throws IOException {
        return LocalS3.over(state.objects())
                .port(ports.of(Port.S3))
                .credentials(secrets.generated(S3_KEY_ID), secrets.generated(S3_SECRET))
                .bucket(Connectors.BUCKET)
                .start();
    }

    private Connectors.S3Target target(LocalS3 s3) {
        return new Connectors.S3Target(
                s3.endpoint().toString(),
                s3.accessKeyId(),
                secrets.reference(S3_SECRET),
                s3.keepsMetadata(),
                plan.identity().ingestionId(),
                plan.identity().destinationId());
    }

    private Admin broker() {
        parts.open(Part.BROKER, () -> EmbeddedBroker.start(state.broker(), ports, plan.overrides()));
        Admin admin = parts.keep(
                Admin.create(Map.of("bootstrap.servers", ports.address(Port.KAFKA), "client.id", "casewire-stack")));
        parts.call(Part.BROKER, () -> {
            return new TopicRollout(admin, Optional.empty()).run(topics, false);
        });
        return admin;
    }

    private void subjects(RegistryProcess registry) {
        parts.step(Part.REGISTRY, () -> {
            registry.awaitReady();
            RegistryClient client = new RegistryClient(RegistryConfig.from(Map.of(RegistryConfig.URL, registry.url())));
            client.setCompatibility(Compatibility.BACKWARD_TRANSITIVE);
            return new SubjectRollout(client).run(topics, false);
        });
    }

    private ConnectRest worker() {
        ConnectRest rest = new ConnectRest(ports.url(Port.CONNECT));
        parts.open(Part.WORKER, () -> {
            PluginFolder.fill(state.plugins(), distribution.pluginZips());
            return EmbeddedWorker.start(state, ports, rest, plan.overrides());
        });
        return rest;
    }

    private void deploy(Part part, ConnectRest rest, ConnectorPlan connector, int attempts) {
        parts.step(part, () -> {
            Deployment.run(rest, connector, attempts);
            return connector;
        });
    }
}
