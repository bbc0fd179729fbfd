// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.settings.Reason;
import dev.casewire.local.settings.StackProblem;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command and its subcommands. */
@Command(
        name = "casewire",
        description = {
            "Casewire on this machine: Jira audit records become valid OCSF events, on Kafka topics and in S3.",
            "",
            "Needs a JDK 17 and nothing else. The stack (Kafka broker, Connect worker with the packaged connectors, schema"
                    + " registry, normalizer, S3 over a folder, Jira simulator) runs on this machine alone and keeps its"
                    + " state in .casewire/.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = CasewireCommand.Version.class,
        footer = {
            "",
            "Examples:",
            "  ./casewire up                                  a generated history, in the foreground",
            "  ./casewire up --detach --audit-file FILE       your audit records, in the background",
            "  ./casewire wait && ./casewire read 'ocsf.*' --values",
            "  ./casewire stop",
            "",
            "'casewire COMMAND --help' tells more. docs/guide/local-stack.md is the guide."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; the message ends with what to do next",
            "2:the command line is not understood",
            "3:wait: not everything came through within the time limit",
            "4:feed: some lines were refused, the rest was written",
            "5:dlq replay: some letters were refused, the rest was replayed"
        },
        subcommands = {
            UpCommand.class,
            WaitCommand.class,
            StatusCommand.class,
            FeedCommand.class,
            ReadCommand.class,
            LogsCommand.class,
            StopCommand.class,
            ResetCommand.class,
            SimCommand.class,
            DlqCommand.class,
            MappingCommand.class,
            ContractsCommand.class
        })
public final class CasewireCommand {
    private CasewireCommand() {}

    /** Runs a command line and returns its exit code. */
    public static int run(String... arguments) {
        CommandLine commandLine = commandLine();
        return commandLine.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new CasewireCommand())
                .setExecutionExceptionHandler(failures())
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static IExecutionExceptionHandler failures() {
        return (failure, commandLine, parsed) -> {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            commandLine.getErr().println(message(failure, StateOption.named(commandLine.getCommandSpec())));
            return ExitCode.FAILED;
        };
    }

    private static String message(Exception failure, Optional<Path> folder) {
        if (failure instanceof StackProblem problem) {
            return problem.getMessage() + System.lineSeparator() + NextStep.of(problem.next(), folder);
        }
        if (failure instanceof KafkaException) {
            return "The Kafka cluster cannot be used: " + Reason.of(failure) + System.lineSeparator()
                    + NextStep.of("check its address and the client settings for it", folder);
        }
        return failure.getClass().getSimpleName() + ": " + Reason.of(failure) + System.lineSeparator()
                + NextStep.of("read the logs: ./casewire logs", folder);
    }

    /** The version that the build gave the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CasewireCommand.class.getPackage().getImplementationVersion();
            return new String[] {"casewire " + (version == null ? "(not packaged)" : version)};
        }
    }
}
