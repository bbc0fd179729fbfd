// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.local.state.RunningStack;
import dev.casewire.local.state.StateFolder;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "wait",
        description = {
            "Returns when everything that Jira shows at the time of the call has come through: read by the source,"
                    + " normalized, and written to S3. Tells what is still open when the time limit passes."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class WaitCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STEP = Duration.ofMillis(250);

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "Time limit, such as 90s or 5m. Default: 2m.")
    private Duration timeout = Duration.ofMinutes(2);

    @Override
    public Integer call() throws Exception {
        StateFolder folder = state.state();
        Logs.beside(folder);
        Instant asked = Clock.systemUTC().instant();
        StatusClient client = new StatusClient(RunningStack.find(folder));
        long deadline = System.nanoTime() + timeout.toNanos();
        JsonNode open = open(client, asked);
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
            open = open(client, asked);
        }
        return open.isEmpty() ? ExitCode.DONE : explain(open);
    }

    private int explain(JsonNode open) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("Not everything came through within " + timeout.toSeconds() + " s:");
        open.forEach(sentence -> err.println("  - " + sentence.asText()));
        err.println(NextStep.of(
                "./casewire status, or wait longer: ./casewire wait --timeout 10m", StateOption.named(spec)));
        return ExitCode.NOT_SETTLED;
    }

    private static JsonNode open(StatusClient client, Instant asked) throws Exception {
        return JSON.readTree(client.get("/settled?since=" + asked.toEpochMilli()))
                .path("open");
    }
}
