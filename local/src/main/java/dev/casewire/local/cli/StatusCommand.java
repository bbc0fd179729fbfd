// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.local.state.RunningStack;
import dev.casewire.local.state.StateFolder;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Tells how the parts are, what came in and out, what waits, and where to look.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        StateFolder folder = state.state();
        Logs.beside(folder);
        RunningStack stack = RunningStack.find(folder);
        JsonNode status = JSON.readTree(new StatusClient(stack).get("/status"));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            print(status, stack, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void print(JsonNode status, RunningStack stack, PrintWriter out) {
        out.println("Parts");
        rows(status.path("parts"), out);
        out.println("Source");
        rows(status.path("source"), out);
        out.println("Records in            " + status.path("recordsIn"));
        out.println("Events out");
        rows(status.path("events"), out);
        out.println("Objects written       " + status.path("objects") + " (" + status.path("objectBytes") + " bytes)");
        out.println("Waiting");
        rows(status.path("lag"), out);
        out.println("Dead letters");
        rows(status.path("deadLetters"), out);
        out.println("Heap in use           " + status.path("heapBytes").asLong() / (1024 * 1024) + " MiB");
        out.println("Where to look");
        Whereabouts.print(stack, out);
    }

    private static void rows(JsonNode object, PrintWriter out) {
        object.properties()
                .forEach(it ->
                        out.printf("  %-24s%s%n", it.getKey(), it.getValue().asText()));
    }
}
