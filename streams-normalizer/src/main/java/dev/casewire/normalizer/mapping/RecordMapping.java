// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.rule.RuleSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Turns a record into the events of every OCSF version that is asked for, all of them or none. Thread-safe. */
public final class RecordMapping {
    private final String ruleSetUid;
    private final List<AuditMapper> mappers;

    private RecordMapping(String ruleSetUid, List<AuditMapper> mappers) {
        this.ruleSetUid = ruleSetUid;
        this.mappers = List.copyOf(mappers);
    }

    /**
     * Binds rules to versions.
     *
     * @throws IllegalArgumentException naming file, line, rule and problem where a rule does not fit
     */
    public static RecordMapping of(RuleSet rules, List<String> versions, MappingOptions options, Clock clock) {
        List<AuditMapper> mappers = new ArrayList<>();
        for (String version : versions) {
            mappers.add(new AuditMapper(rules, PackagedRules.binding(version), options, clock));
        }
        return new RecordMapping(rules.uid(), mappers);
    }

    /** Name and version of the rules, as events carry it. */
    public String ruleSetUid() {
        return ruleSetUid;
    }

    /** The record's events, those of one version after those of another. */
    public MappingResult map(JiraAuditRecord record) {
        if (mappers.size() == 1) {
            return mappers.get(0).map(record);
        }
        List<MappedEvent> events = new ArrayList<>();
        for (AuditMapper mapper : mappers) {
            MappingResult result = mapper.map(record);
            if (!(result instanceof MappingResult.Mapped mapped)) {
                return result;
            }
            events.addAll(mapped.events());
        }
        return new MappingResult.Mapped(events);
    }
}
