// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.LocalStack;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.StackSettings;
import dev.casewire.local.state.StackLock;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.status.SummaryLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = {
            "Starts the stack and shows what flows through it; Ctrl-C stops it.",
            "Goes on where the last one on the same state stopped, a killed one too. What is left out here is then taken"
                    + " from that start."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class UpCommand implements Callable<Integer> {
    /** System property that {@code ./casewire} sets where it writes to a terminal. */
    private static final String TERMINAL = "casewire.terminal";

    private static final Duration REFRESH = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @ArgGroup(validate = false, heading = "%nSource of the audit records:%n")
    private SourceOptions source = new SourceOptions();

    @ArgGroup(validate = false, heading = "%nPorts, on 127.0.0.1; chosen at the first start and kept:%n")
    private PortOptions ports = new PortOptions();

    @ArgGroup(validate = false, heading = "%nStack:%n")
    private StackOptions options = new StackOptions();

    @Mixin
    private StateOption state = new StateOption();

    /** The rest. */
    static final class StackOptions {
        @Option(
                names = "--config",
                paramLabel = "FILE",
                description =
                        "Properties file that overrides any setting; each key starts with its part: broker., worker.,"
                                + " normalizer., source. or sink.")
        private @Nullable Path config;

        @Option(
                names = "--detach",
                description = "Return once the stack works and leave it in the background; ./casewire stop ends it.")
        private boolean detach;
    }

    @Override
    public Integer call() throws Exception {
        StateFolder folder = state.state();
        StackSettings settings = new StackSettings(
                folder.root(),
                source.source(),
                ports.asked(),
                Optional.ofNullable(options.config)
                        .map(file -> Overrides.read(SourceOptions.readable("--config", file))));
        Logs.into(folder);
        PrintWriter out = spec.commandLine().getOut();
        StackLock.refuseSecond(folder);
        if (options.detach && !Boolean.getBoolean(DetachedStart.CHILD)) {
            return DetachedStart.run(folder, spec.commandLine().getParseResult().originalArgs(), out);
        }
        return foreground(settings, out);
    }

    private static int foreground(StackSettings settings, PrintWriter out) throws Exception {
        long begun = System.nanoTime();
        out.println("Casewire starts on " + settings.stateFolder());
        out.flush();
        LocalStack stack = LocalStack.start(settings, (part, took) -> {
            out.printf(Locale.ROOT, "  %-24s ready  %5.1f s%n", part, took.toMillis() / 1000.0);
            out.flush();
        });
        AtomicBoolean stopping = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopping.set(true);
                            close(stack, out);
                        },
                        "stop"));
        out.printf(
                Locale.ROOT, "Started in %.1f s.%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000.0);
        Whereabouts.print(stack.whereabouts(), out);
        out.println(Boolean.getBoolean(DetachedStart.CHILD) ? DetachedStart.LAST_WORD : "Ctrl-C ends it.");
        out.flush();
        watch(stack, stopping, new LiveLine(out, Boolean.getBoolean(TERMINAL)));
        return ExitCode.DONE;
    }

    /** Shows the summary until the process is told to end. */
    private static void watch(LocalStack stack, AtomicBoolean stopping, LiveLine line) throws InterruptedException {
        while (!stopping.get()) {
            try {
                line.show(SummaryLine.of(stack.status()));
            } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
                if (!stopping.get()) {
                    line.show("the broker does not answer: " + e.getMessage());
                }
            }
            TimeUnit.MILLISECONDS.sleep(REFRESH.toMillis());
        }
    }

    private static void close(LocalStack stack, PrintWriter out) {
        out.println();
        out.println("Stopping ...");
        out.flush();
        stack.close();
        out.println("Stopped. ./casewire up goes on from here.");
        out.flush();
        // Every part is closed; hooks of libraries, which run beside this one, may wait a minute for a broker that is
        // gone.
        Runtime.getRuntime().halt(ExitCode.DONE);
    }
}
