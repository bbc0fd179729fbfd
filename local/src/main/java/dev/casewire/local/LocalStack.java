// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.broker.EmbeddedBroker;
import dev.casewire.local.broker.TopicSetup;
import dev.casewire.local.registry.RegistryProcess;
import dev.casewire.local.settings.Distribution;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.settings.StackSettings;
import dev.casewire.local.state.Remembered;
import dev.casewire.local.state.RunningStack;
import dev.casewire.local.state.StackLock;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.worker.ConnectRest;
import dev.casewire.local.worker.EmbeddedWorker;
import dev.casewire.local.worker.PluginFolder;
import dev.casewire.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole pipeline in one JVM and one child process. What it remembers lies in its state folder: a stack started on the
 * same folder goes on where the last one stopped, however that one ended. Safe to close from any thread, once.
 */
public final class LocalStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);

    private final StateFolder state;
    private final OpenParts parts;
    private final RunningStack whereabouts;

    private LocalStack(StateFolder state, OpenParts parts, RunningStack whereabouts) {
        this.state = state;
        this.parts = parts;
        this.whereabouts = whereabouts;
    }

    /**
     * Starts every part; returns when all of them work.
     *
     * @throws StackProblem when a stack runs on the folder already or a part does not come up; what was started is closed
     */
    public static LocalStack start(StackSettings settings, Progress progress) throws IOException {
        Distribution distribution = Distribution.find();
        StateFolder state = new StateFolder(settings.stateFolder()).create();
        OpenParts parts = new OpenParts(progress);
        try {
            parts.keep(StackLock.take(state));
            return start(settings, distribution, state, parts);
        } catch (IOException | RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    private static LocalStack start(
            StackSettings settings, Distribution distribution, StateFolder state, OpenParts parts) throws IOException {
        Files.deleteIfExists(state.running());
        parts.call(Part.REGISTRY, () -> {
            RegistryProcess.endOrphan(state.registry());
            return state;
        });
        StackPlan plan = StackPlan.of(settings, Remembered.read(state), new SecureRandom(), UUID::randomUUID);
        plan.toRemember().write(state);
        Ports ports = plan.ports();
        LOG.info("Starting source={} ports={}", plan.source().describe(), ports.byPort());

        RegistryProcess registry = parts.keep(parts.call(
                Part.REGISTRY,
                () -> RegistryProcess.launch(
                        distribution,
                        state.registry(),
                        ports.of(Port.REGISTRY),
                        state.logs().resolve(Part.REGISTRY.logFile()))));
        Topics topics = Topics.load();
        parts.open(Part.BROKER, () -> EmbeddedBroker.start(state.broker(), ports, plan.overrides()));
        parts.call(Part.BROKER, () -> {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", ports.address(Port.KAFKA)))) {
                TopicSetup.run(admin, topics);
            }
            return topics;
        });
        parts.step(Part.REGISTRY, () -> {
            registry.awaitReady();
            return registry;
        });
        ConnectRest rest = new ConnectRest(ports.url(Port.CONNECT));
        parts.open(Part.WORKER, () -> {
            PluginFolder.fill(state.plugins(), distribution.pluginZips());
            return EmbeddedWorker.start(state, ports, rest, plan.overrides());
        });
        RunningStack whereabouts = new RunningStack(
                ProcessHandle.current().pid(),
                true,
                ports.address(Port.KAFKA),
                ports.url(Port.CONNECT),
                registry.url(),
                ports.url(Port.S3),
                state.objects(),
                ports.url(Port.JIRA),
                ports.url(Port.STATUS));
        whereabouts.write(state);
        return new LocalStack(state, parts, whereabouts);
    }

    /** Addresses of the parts. */
    public RunningStack whereabouts() {
        return whereabouts;
    }

    /** Stops every part in order; the state stays. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(state.running());
        parts.close();
    }
}
