// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.local.feed.RecordTyping;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.normalizer.mapping.MappingOptions;
import dev.casewire.normalizer.mapping.MappingResult;
import dev.casewire.normalizer.mapping.PackagedRules;
import dev.casewire.normalizer.mapping.RecordMapping;
import dev.casewire.normalizer.mapping.RuleFolder;
import dev.casewire.normalizer.rule.Rule;
import dev.casewire.normalizer.rule.RuleSet;
import dev.casewire.schemas.ocsf.validate.EventTree;
import dev.casewire.schemas.ocsf.validate.OcsfValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Maps the records of a file as the pipeline would, and judges the events. */
public final class FileMapping {
    private final String version;
    private final RuleSet rules;
    private final RecordMapping mapping;

    /**
     * Loads the rules.
     *
     * @param version OCSF version
     * @param overlay folder with rules of the user's own
     * @throws StackProblem naming file, line, rule and problem where the rules are refused
     */
    public FileMapping(String version, Optional<Path> overlay) {
        this.version = version;
        try {
            this.rules = overlay.map(folder -> PackagedRules.rulesWith(new RuleFolder(folder)))
                    .orElseGet(PackagedRules::rules);
            this.mapping = RecordMapping.of(rules, List.of(version), MappingOptions.defaults(), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new StackProblem(
                    "The rules are refused: " + e.getMessage(),
                    "mend the rule; streams-normalizer/README.md tells how they are written",
                    e);
        }
    }

    /** Name and version of the rules. */
    public String ruleSet() {
        return rules.uid();
    }

    /** Where each rule stands, by its id. */
    public Map<String, String> places() {
        return rules.rules().stream().collect(Collectors.toMap(Rule::id, Rule::place));
    }

    /**
     * Maps a file.
     *
     * @param site for records that do not name their system
     */
    public List<MappedRecord> map(Path file, String site) throws IOException {
        OcsfValidator validator = OcsfValidator.ofVersion(version);
        List<MappedRecord> mapped = new ArrayList<>();
        try (RecordTyping typing = RecordTyping.open(site)) {
            for (String json : RecordFile.read(file)) {
                mapped.add(map(typing.type(json), validator));
            }
        }
        return mapped;
    }

    private MappedRecord map(JiraAuditRecord record, OcsfValidator validator) {
        if (record.getProblem() != null) {
            return new MappedRecord(record, List.of(), record.getProblem());
        }
        MappingResult result = mapping.map(AuditRecord.of(record));
        if (!(result instanceof MappingResult.Mapped made)) {
            return new MappedRecord(record, List.of(), ((MappingResult.Refused) result).cause());
        }
        List<MappedRecord.Event> events = new ArrayList<>();
        for (MappedEvent event : made.events()) {
            Map<String, Object> tree = EventTree.of(event.record());
            events.add(new MappedRecord.Event(event, tree, validator.errors(tree)));
        }
        return new MappedRecord(record, events, "");
    }
}
