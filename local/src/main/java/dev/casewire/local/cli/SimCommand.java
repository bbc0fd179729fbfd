// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.JiraPart;
import dev.casewire.local.settings.AuditSource;
import dev.casewire.local.settings.AuditSource.AuditFile;
import dev.casewire.local.settings.AuditSource.Generated;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "sim",
        description = "Runs a simulator alone, so that any client can be pointed at it.",
        mixinStandardHelpOptions = true,
        subcommands = SimCommand.JiraCloud.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class SimCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    @Command(
            name = "jira-cloud",
            description = {
                "Simulates a Jira Cloud site: GET /rest/api/3/auditing/record behind basic authentication with e-mail and"
                        + " API token. Under /_sim/ rows are appended, faults switched on and counters read."
            },
            mixinStandardHelpOptions = true)
    @SuppressWarnings("NullAway.Init") // picocli sets the fields.
    static final class JiraCloud implements Callable<Integer> {
        private static final int FREE = 0;

        @Spec
        private CommandSpec spec;

        @Mixin
        private StateOption state = new StateOption();

        @Option(names = "--port", paramLabel = "N", description = "Port on 127.0.0.1. Default: a free one.")
        private @Nullable Integer port;

        @Option(
                names = "--audit-file",
                paramLabel = "FILE",
                description = "Serves these records: JSON lines as Jira Cloud's API gives them.")
        private @Nullable Path auditFile;

        @Option(names = "--generate", paramLabel = "N", description = "Serves N invented records. Default: 500.")
        private @Nullable Integer generate;

        @Option(names = "--seed", paramLabel = "S", description = "Seed of the invented records. Default: 1.")
        private long seed = 1;

        @Option(
                names = "--rate",
                paramLabel = "R",
                description = "Adds R invented records a second, created now. Default: 0.")
        private double rate;

        @Override
        public Integer call() throws InterruptedException {
            Logs.beside(state.state());
            PrintWriter out = spec.commandLine().getOut();
            try (JiraCloudSimulator simulator = start()) {
                out.println("Jira Cloud simulator at " + simulator.baseUri());
                out.println("  e-mail " + JiraCloudSimulator.DEFAULT_EMAIL + ", API token "
                        + JiraCloudSimulator.DEFAULT_TOKEN);
                out.println("  curl -u " + JiraCloudSimulator.DEFAULT_EMAIL + ":" + JiraCloudSimulator.DEFAULT_TOKEN
                        + " '" + simulator.baseUri() + "/rest/api/3/auditing/record?limit=2'");
                out.println("Ctrl-C ends it.");
                out.flush();
                new CountDownLatch(1).await();
                return ExitCode.DONE;
            }
        }

        private JiraCloudSimulator start() {
            if (auditFile != null && generate != null) {
                throw new StackProblem(
                        "Records come from --audit-file or --generate, not both.", "./casewire sim jira-cloud --help");
            }
            AuditSource source = auditFile != null
                    ? new AuditFile(SourceOptions.readable("--audit-file", auditFile))
                    : new Generated(generate == null ? 500 : generate, seed);
            int number = port == null ? FREE : PortOptions.checked("--port", port);
            try {
                return JiraPart.builder(source).port(number).ratePerSecond(rate).start();
            } catch (RuntimeException e) {
                throw new StackProblem(
                        "The simulator did not start: " + e.getMessage(),
                        "check the file and the port: ./casewire sim jira-cloud --help",
                        e);
            }
        }
    }
}
