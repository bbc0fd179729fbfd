// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.Part;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.state.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "logs",
        description = {
            "Shows the end of a part's log, or lists the logs.",
            "Parts: broker, registry, s3, simulator, worker, normalizer, source, sink, clients, stack."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class LogsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Parameters(arity = "0..1", paramLabel = "PART", description = "Whose log.")
    private @Nullable String part;

    @Option(names = "--lines", paramLabel = "N", description = "Lines from the end. Default: 100.")
    private int lines = 100;

    @Override
    public Integer call() throws IOException {
        if (lines < 0) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '--lines': '" + lines + "' is not 0 or more.");
        }
        StateFolder folder = state.state();
        if (!folder.exists()) {
            throw new StackProblem("There are no logs in " + folder.root() + ".", "start a stack: ./casewire up");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (part == null) {
            list(folder.logs(), out);
        } else {
            tail(folder.logs().resolve(named(part).logFile()), out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static Part named(String label) {
        return Part.named(label)
                .orElseThrow(() -> new StackProblem(
                        "There is no part '" + label + "'.",
                        "name one of: "
                                + Arrays.stream(Part.values()).map(Part::label).collect(Collectors.joining(", "))));
    }

    private static void list(Path logs, PrintWriter out) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.printf("%10d  %s%n", Files.size(file), file);
            }
        }
    }

    private void tail(Path file, PrintWriter out) throws IOException {
        if (!Files.exists(file)) {
            out.println("Nothing was logged to " + file + " yet.");
            return;
        }
        List<String> all =
                Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
    }
}
