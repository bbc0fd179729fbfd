// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.local.dlq.Cluster;
import dev.casewire.local.dlq.DeadLetter;
import dev.casewire.local.dlq.Letters;
import dev.casewire.local.dlq.Replayer;
import dev.casewire.local.dlq.Selection;
import dev.casewire.local.dlq.Verdict;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = {
            "Writes letters back to the topic they are meant for: the original key, value and headers. Safe to repeat: a letter"
                    + " and the marker that it was replayed are written in one transaction, and a marked letter is left out.",
            "Every reader of that topic sees the record; it carries the headers casewire-replay-of and casewire-replay-count."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DlqReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    @Parameters(
            paramLabel = "TOPIC[/PARTITION[/OFFSET]]",
            arity = "1..*",
            description = "Which letters: topics or patterns with * and ? in quotes, partitions, single ones.")
    private List<String> selections;

    @Option(
            names = "--cause",
            paramLabel = "TEXT",
            description = "Only letters whose cause, as 'dlq list' shows it, holds this text.")
    private String cause = "";

    @Option(names = "--any-count", description = "Also letters that came back three times after a replay.")
    private boolean anyCount;

    @Option(names = "--dry-run", description = "Only tell what would be done.")
    private boolean dryRun;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        List<Selection> selected =
                selections.stream().map(it -> DlqSelections.parse(it, spec)).toList();
        Cluster cluster = options.cluster();
        Report report = new Report();
        try (Letters letters = new Letters(cluster)) {
            if (dryRun) {
                Replayer.judge(cluster, letters, selected, this::isWanted, anyCount, report::add);
            } else {
                try (Replayer replayer = new Replayer(cluster, Clock.systemUTC())) {
                    replayer.replay(letters, selected, this::isWanted, anyCount, report::add);
                }
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? report.toJson().toPrettyString() : report.sentence());
        out.flush();
        return report.refused.isEmpty() ? ExitCode.DONE : ExitCode.LETTERS_REFUSED;
    }

    private boolean isWanted(DeadLetter letter) {
        return letter.cause().label().contains(cause);
    }

    /** What became of the letters. */
    private final class Report {
        private final ArrayNode sent = new ObjectMapper().createArrayNode();
        private final ArrayNode refused = new ObjectMapper().createArrayNode();
        private long done;

        void add(DeadLetter letter, Verdict verdict) {
            if (verdict instanceof Verdict.Send send) {
                sent.addObject().put("letter", letter.id().toString()).put("target", send.target());
            } else if (verdict instanceof Verdict.Refused why) {
                refused.addObject().put("letter", letter.id().toString()).put("why", why.why());
            } else {
                done++;
            }
        }

        ObjectNode toJson() {
            ObjectNode node = new ObjectMapper().createObjectNode();
            node.put("dryRun", dryRun);
            node.set("replayed", sent);
            node.put("replayedBefore", done);
            node.set("refused", refused);
            return node;
        }

        String sentence() {
            StringBuilder text = new StringBuilder();
            refused.forEach(letter -> text.append("refused ")
                    .append(letter.path("letter").asText())
                    .append(": ")
                    .append(letter.path("why").asText())
                    .append(System.lineSeparator()));
            return text.append(sent.size())
                    .append(dryRun ? " letters would be replayed, " : " letters replayed, ")
                    .append(done)
                    .append(" had been before, ")
                    .append(refused.size())
                    .append(" refused.")
                    .toString();
        }
    }
}
