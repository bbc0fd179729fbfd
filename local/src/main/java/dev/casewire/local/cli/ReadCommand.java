// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.read.TopicPattern;
import dev.casewire.local.read.TopicReader;
import dev.casewire.local.state.RunningStack;
import dev.casewire.local.state.StateFolder;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "read",
        description = {
            "Prints topics as JSON lines: topic, partition, offset, key, value. Committed records only, from the beginning to"
                    + " the end at the time of the call; nulls are left out, and texts that hold JSON are opened.",
            "A value that is not Avro is marked by valueFormat: text, or base64."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ReadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Parameters(
            paramLabel = "TOPIC-PATTERN",
            description = "Topic, or pattern with * and ?, in quotes: 'ocsf.*', jira.audit.record.v1, '*.dlq.v1'; or a"
                    + " regular expression.")
    private String pattern;

    @Option(names = "--values", description = "The values alone, one a line.")
    private boolean values;

    @Option(names = "--headers", description = "Headers and timestamp too.")
    private boolean headers;

    @Override
    public Integer call() throws Exception {
        StateFolder folder = state.state();
        Logs.beside(folder);
        RunningStack stack = RunningStack.find(folder);
        PrintWriter out = spec.commandLine().getOut();
        try (TopicReader reader = new TopicReader(stack.kafka(), stack.registry())) {
            reader.read(
                    new TopicPattern(pattern).among(reader.topics()),
                    new TopicReader.Shape(values, headers),
                    out::println);
        }
        out.flush();
        return ExitCode.DONE;
    }
}
