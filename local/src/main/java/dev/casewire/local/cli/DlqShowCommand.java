// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.local.dlq.Cluster;
import dev.casewire.local.dlq.LetterJson;
import dev.casewire.local.dlq.Letters;
import dev.casewire.local.dlq.Selection;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = {
            "Letters in full: cause, where the record came from, its own headers, key and value.",
            "Values are decoded with the schema registry where they can be, else shown as text or in hex."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DlqShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    @Parameters(
            paramLabel = "TOPIC[/PARTITION[/OFFSET]]",
            description = "A topic, or pattern with * and ? in quotes; one partition; one letter.")
    private String selection;

    @Option(names = "--json", description = "As JSON lines, one letter a line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Selection selected = DlqSelections.parse(selection, spec);
        Cluster cluster = options.cluster();
        PrintWriter out = spec.commandLine().getOut();
        try (Letters letters = new Letters(cluster);
                LetterJson rendered = new LetterJson(cluster, letters.replays())) {
            letters.read(selected, letter -> {
                ObjectNode node = rendered.letter(letter);
                if (json) {
                    out.println(node);
                } else {
                    print(node, out);
                }
            });
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void print(ObjectNode letter, PrintWriter out) {
        out.println(letter.path("letter").asText() + "  parked "
                + letter.path("parkedAt").asText() + " by "
                + letter.path("parkedBy").asText());
        out.println("  cause    " + oneLine(letter.path("cause").path("exception")) + ": "
                + oneLine(letter.path("cause").path("message")));
        out.println("  from     " + (letter.has("from") ? letter.path("from").asText() : "unknown"));
        if (letter.has("replayedAt")) {
            out.println("  replayed " + letter.path("replayedAt").asText() + " to "
                    + letter.path("target").asText());
        }
        if (letter.has("replayOf")) {
            out.println("  failed again after " + letter.path("replays").asText() + " replays, the last of letter "
                    + letter.path("replayOf").asText());
        }
        out.println("  headers  " + letter.path("headers"));
        out.println("  key      " + shown(letter, "key"));
        out.println("  value    " + shown(letter, "value"));
        String trace = letter.path("cause").path("stackTrace").asText();
        trace.lines().map(line -> "           " + printable(line)).forEach(out::println);
        out.println();
    }

    /** As JSON, which escapes what a terminal would obey. */
    private static String shown(ObjectNode letter, String field) {
        JsonNode format = letter.path(field + "Format");
        return letter.path(field) + (format.isMissingNode() ? "" : "  (" + format.asText() + ")");
    }

    private static String oneLine(JsonNode text) {
        return printable(text.asText());
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ");
    }
}
