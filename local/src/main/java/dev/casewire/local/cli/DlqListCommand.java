// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.casewire.local.dlq.LetterGroup;
import dev.casewire.local.dlq.Letters;
import dev.casewire.local.dlq.Replays;
import dev.casewire.local.dlq.Selection;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Dead letters by topic and cause: how many, how many of them replayed, and the newest.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DlqListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    @Parameters(paramLabel = "TOPIC[/PARTITION]", arity = "0..1", description = "Default: every dead-letter topic.")
    private String selection = "";

    @Option(names = "--json", description = "As a JSON array.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        LetterGroup.Tally tally = new LetterGroup.Tally();
        try (Letters letters = new Letters(options.cluster())) {
            Replays replays = letters.replays();
            letters.read(
                    selection.isEmpty() ? Selection.ALL : DlqSelections.parse(selection, spec),
                    letter -> tally.add(letter, replays.of(letter.id()).isPresent()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(tally.groups()).toPrettyString());
        } else {
            print(tally.groups(), out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void print(List<LetterGroup> groups, PrintWriter out) {
        if (groups.isEmpty()) {
            out.println("No dead letters.");
            return;
        }
        String topic = "";
        for (LetterGroup group : groups) {
            if (!group.topic().equals(topic)) {
                topic = group.topic();
                out.println(topic);
            }
            out.printf("  %6d  %s%n", group.count(), group.cause());
            out.printf(
                    "          newest %s at %s, %d replayed, %d failed again%n",
                    group.example(), group.newest(), group.replayed(), group.failedAgain());
        }
        out.println();
        out.println("One in full: ./casewire dlq show TOPIC/PARTITION/OFFSET");
    }

    private static ArrayNode json(List<LetterGroup> groups) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        for (LetterGroup group : groups) {
            array.addObject()
                    .put("topic", group.topic())
                    .put("cause", group.cause())
                    .put("count", group.count())
                    .put("replayed", group.replayed())
                    .put("failedAgain", group.failedAgain())
                    .put("first", group.first().toString())
                    .put("newest", group.newest().toString())
                    .put("newestLetter", group.example().toString());
        }
        return array;
    }
}
