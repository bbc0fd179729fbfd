// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.feed.AuditFeed;
import dev.casewire.local.state.RunningStack;
import dev.casewire.local.state.StateFolder;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "feed",
        description = {
            "Writes audit records from a file to the audit topic, typed with the source connector's own code.",
            "One JSON object a line, in the shape of Cloud's or legacy Server's API, of Data Center's API, or of Data Center's"
                    + " audit files. Feeding a file twice writes its records twice."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class FeedCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Parameters(paramLabel = "FILE", description = "JSON lines.")
    private Path file;

    @Option(
            names = "--site",
            paramLabel = "HOST",
            description = "Site of records that do not name their system. Default: the Jira that the stack reads.")
    private @Nullable String site;

    @Override
    public Integer call() throws Exception {
        StateFolder folder = state.state();
        Logs.beside(folder);
        SourceOptions.readable("FILE", file);
        RunningStack stack = RunningStack.find(folder);
        PrintWriter out = spec.commandLine().getOut();
        String from = site != null ? site : URI.create(stack.jira()).getAuthority();
        try (AuditFeed feed = AuditFeed.open(folder.plugins(), from, stack.kafka(), stack.registry())) {
            AuditFeed.Outcome outcome = feed.feed(file, remark -> {
                spec.commandLine().getErr().println(remark);
                spec.commandLine().getErr().flush();
            });
            out.println(outcome.written() + " records written, " + outcome.problems() + " of them with a problem, "
                    + outcome.refused() + " lines refused.");
            out.flush();
            return outcome.refused() == 0 ? ExitCode.DONE : ExitCode.LINES_REFUSED;
        }
    }
}
