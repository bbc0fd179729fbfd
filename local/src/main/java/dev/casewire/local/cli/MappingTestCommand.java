// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.local.mapping.FileMapping;
import dev.casewire.local.mapping.MappedRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = {
            "Shows what each record becomes and why: class, activity, severity, the rule and where it stands, what no rule"
                    + " placed. Fails where a record would go to the dead letters or an event is invalid."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class MappingTestCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULE_LABEL = "rule:";

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private MappingSource source = new MappingSource();

    @Option(names = "--events", description = "The events too, each as JSON on a line of its own.")
    private boolean events;

    @Override
    public Integer call() throws Exception {
        Logs.beside(state.state());
        PrintWriter out = spec.commandLine().getOut();
        FileMapping mapping = source.mapping();
        Map<String, String> places = mapping.places();
        List<MappedRecord> records = mapping.map(source.file, source.site);
        boolean isSound = true;
        for (int i = 0; i < records.size(); i++) {
            MappedRecord mapped = records.get(i);
            out.println((i + 1) + ". " + Printable.of(title(mapped.record())));
            if (!mapped.refusal().isEmpty()) {
                out.println("   goes to the dead letters: " + Printable.of(mapped.refusal()));
                isSound = false;
            }
            for (MappedRecord.Event event : mapped.events()) {
                print(event, places, out);
                isSound &= event.errors().isEmpty();
            }
        }
        out.println(records.size() + " records by " + mapping.ruleSet() + ", OCSF " + source.version);
        out.flush();
        return isSound ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(MappedRecord.Event event, Map<String, String> places, PrintWriter out)
            throws JsonProcessingException {
        out.println("   -> " + Printable.of(event.text("type_name")) + " (" + event.text("type_uid") + "), severity "
                + event.text("severity") + ", uid "
                + Printable.of(event.event().uid()));
        out.println("      " + why(event, places));
        if (event.tree().get("unmapped") instanceof Map<?, ?> unmapped) {
            out.println("      unmapped: "
                    + String.join(
                            ", ",
                            unmapped.keySet().stream().map(String::valueOf).toList()));
        }
        event.errors().forEach(error -> out.println("      INVALID " + Printable.of(error.toString())));
        if (events) {
            out.println("      " + JSON.writeValueAsString(event.tree()));
        }
    }

    private static String why(MappedRecord.Event event, Map<String, String> places) {
        if (event.tree().get("metadata") instanceof Map<?, ?> metadata
                && metadata.get("labels") instanceof List<?> labels) {
            for (Object label : labels) {
                String text = String.valueOf(label);
                if (text.startsWith(RULE_LABEL)) {
                    String id = text.substring(RULE_LABEL.length());
                    return labels.get(0) + " by rule " + id + " (" + places.getOrDefault(id, "?") + ")";
                }
            }
            return labels.get(0) + ": no rule is for this kind";
        }
        return "";
    }

    private static String title(JiraAuditRecord record) {
        String key = record.getActionKey() == null ? "" : " [" + record.getActionKey() + "]";
        return record.getSite() + ":" + record.getId() + " (" + record.getShape() + ") " + record.getCategory() + " / "
                + record.getAction() + key;
    }
}
