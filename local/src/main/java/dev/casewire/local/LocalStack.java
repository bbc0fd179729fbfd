// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.child.ArchiveMaker;
import dev.casewire.local.child.ClassArchive;
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
import dev.casewire.local.status.Settlement;
import dev.casewire.local.status.StackMetrics;
import dev.casewire.local.status.StackMonitor;
import dev.casewire.local.status.StackStatus;
import dev.casewire.local.status.StatusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole pipeline in one JVM and one child process. What it remembers lies in its state folder: a stack started on the
 * same folder goes on where the last one stopped, however that one ended. Close it once, from any thread.
 */
public final class LocalStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);

    private final OpenParts parts;
    private final StackMonitor monitor;
    private final RunningStack whereabouts;

    private LocalStack(OpenParts parts, StackMonitor monitor, RunningStack whereabouts) {
        this.parts = parts;
        this.monitor = monitor;
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
            parts.keep(() -> Files.deleteIfExists(state.running()));
            return start(settings, distribution, state, parts);
        } catch (IOException | RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    private static LocalStack start(
            StackSettings settings, Distribution distribution, StateFolder state, OpenParts parts) throws IOException {
        parts.call(Part.REGISTRY, () -> {
            RegistryProcess.endOrphan(state.registry());
            return state;
        });
        Remembered before = Remembered.read(state);
        StackPlan plan = StackPlan.of(settings, before, new SecureRandom(), UUID::randomUUID);
        plan.withoutSource(before).write(state);
        Ports ports = plan.ports();
        RunningStack whereabouts = new RunningStack(
                ProcessHandle.current().pid(),
                false,
                ports.address(Port.KAFKA),
                ports.url(Port.CONNECT),
                RegistryProcess.url(ports.of(Port.REGISTRY)),
                ports.url(Port.S3),
                state.objects().toString(),
                JiraPart.url(plan.source(), ports),
                ports.url(Port.STATUS));
        whereabouts.write(state);
        LOG.info("Starting source={} ports={}", plan.source().describe(), ports.byPort());
        StackStart.Started started = new StackStart(state, plan, before, distribution, parts).run();
        StackMonitor monitor = MonitorPart.open(state, plan, started, whereabouts, parts);
        parts.open(Part.STACK, () -> {
            StackMetrics metrics = StackMetrics.open(started.normalizer()::metrics);
            return StatusServer.start(ports.of(Port.STATUS), monitor::status, monitor::settlement, metrics::scrape);
        });
        RunningStack running = whereabouts.withStarted();
        running.write(state);
        listed(started.registry()).forEach(process -> parts.keep(ArchiveMaker.start(process)));
        return new LocalStack(parts, monitor, running);
    }

    /** The processes whose classes may be archived for the next start. */
    private static Stream<ArchiveMaker.Running> listed(RegistryProcess registry) {
        Optional<ArchiveMaker.Running> own = ClassArchive.named("stack")
                .map(archive -> new ArchiveMaker.Running(
                        archive, ProcessHandle.current().pid(), System.getProperty("java.class.path")));
        return Stream.of(own, registry.classes()).flatMap(Optional::stream);
    }

    /** Addresses of the parts. */
    public RunningStack whereabouts() {
        return whereabouts;
    }

    /**
     * Counts, lag and the state of the parts.
     *
     * @throws ExecutionException when the broker refuses to tell
     * @throws TimeoutException when it does not answer
     */
    public StackStatus status() throws InterruptedException, ExecutionException, TimeoutException {
        return monitor.status();
    }

    /** Whether everything that the source showed at a moment has come through. */
    public Settlement settlement(Instant asked) {
        return monitor.settlement(asked);
    }

    /** Stops every part in order; the state stays. */
    @Override
    public void close() {
        parts.close();
    }
}
