// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.local.mapping.KindReport;
import dev.casewire.local.mapping.MappedRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        description = {
            "Prints for each kind of record its route (specific: by a rule of its own, fallback: by the verb of its caption,"
                    + " other: by neither), OCSF class, activity, and how many events came of it and are invalid."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class MappingReportCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private MappingSource source = new MappingSource();

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Logs.beside(state.state());
        PrintWriter out = spec.commandLine().getOut();
        List<MappedRecord> records = source.mapping().map(source.file, source.site);
        List<KindReport> kinds = KindReport.of(records);
        if (json) {
            out.println(asJson(kinds));
        } else {
            out.printf("%-9s %-6s %-9s %6s %8s  %s%n", "route", "class", "activity", "events", "invalid", "kind");
            for (KindReport kind : kinds) {
                out.printf(
                        "%-9s %-6d %-9d %6d %8d  %s / %s%n",
                        kind.route(),
                        kind.classUid(),
                        kind.activityId(),
                        kind.events(),
                        kind.invalid(),
                        Printable.of(kind.category()),
                        Printable.of(kind.action()));
            }
            out.printf(
                    "%d records, %d events, %d records refused (casewire mapping test tells why)%n",
                    records.size(),
                    kinds.stream().mapToInt(KindReport::events).sum(),
                    records.stream().filter(record -> record.events().isEmpty()).count());
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static String asJson(List<KindReport> kinds) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray("kinds");
        for (KindReport kind : kinds) {
            list.addObject()
                    .put("category", kind.category())
                    .put("action", kind.action())
                    .put("route", kind.route())
                    .put("class_uid", kind.classUid())
                    .put("activity_id", kind.activityId())
                    .put("events", kind.events())
                    .put("invalid", kind.invalid());
        }
        return root.toString();
    }
}
