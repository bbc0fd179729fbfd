// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.event.EventLimit;
import dev.casewire.normalizer.rule.RuleSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a record into the events of every OCSF version that is asked for, all of them or none. Thread-safe. */
public final class RecordMapping {
    private final String ruleSetUid;
    private final List<AuditMapper> mappers;
    private final MappingOptions options;
    private final Clock clock;
    private final KnownForms forms;

    private RecordMapping(RuleSet rules, List<AuditMapper> mappers, MappingOptions options, Clock clock) {
        this.ruleSetUid = rules.uid();
        this.mappers = List.copyOf(mappers);
        this.options = options;
        this.clock = clock;
        this.forms = new KnownForms(this::whole, this::asked, new EventLimit(options.eventBytesMax()));
    }

    /**
     * Binds rules to versions.
     *
     * @throws IllegalArgumentException naming file, line, rule and problem where a rule does not fit
     */
    public static RecordMapping of(RuleSet rules, List<String> versions, MappingOptions options, Clock clock) {
        List<AuditMapper> mappers = new ArrayList<>();
        for (String version : versions) {
            mappers.add(new AuditMapper(rules, PackagedRules.binding(version), options));
        }
        return new RecordMapping(rules, mappers, options, clock);
    }

    /** Name and version of the rules, as events carry it. */
    public String ruleSetUid() {
        return ruleSetUid;
    }

    /** The record's events, those of one version after those of another. */
    public MappingResult map(AuditRecord record) {
        RawData raw = RawData.of(record, options.rawData());
        Instant now = clock.instant();
        // The validator judges each event by what its texts say.
        return (options.isValidated() ? Optional.<MappingResult>empty() : forms.map(record, raw, now))
                .orElseGet(() -> whole(Source.of(record, raw, now)));
    }

    private MappingResult whole(Source source) {
        if (mappers.size() == 1) {
            return mappers.get(0).map(source);
        }
        List<MappedEvent> events = new ArrayList<>();
        for (AuditMapper mapper : mappers) {
            MappingResult result = mapper.map(source);
            if (!(result instanceof MappingResult.Mapped mapped)) {
                return result;
            }
            events.addAll(mapped.events());
        }
        return new MappingResult.Mapped(events);
    }

    /** All versions have the same rules, hence ask the same. */
    private Optional<Asked> asked(JiraAuditRecord record) {
        Optional<Asked> asked = Optional.of(Asked.NOTHING);
        for (AuditMapper mapper : mappers) {
            asked = asked.flatMap(it -> mapper.asked(record));
        }
        return asked;
    }
}
