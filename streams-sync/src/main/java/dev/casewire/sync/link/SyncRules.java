// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldRule;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.item.ItemRules;
import dev.casewire.sync.item.Timing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the transition is configured with. Immutable.
 *
 * @param fields how each field is kept in step, in the order of a command
 * @param items how comments and files are
 * @param timing times of commands
 * @param createsCases true where an issue without a case gets one
 * @param createsIssues true where a case without an issue gets one
 * @param opensNewCase true where a reopened issue gets a new case, false where people are told
 * @param answersMax how often in a row a side may answer our value with another before it is left alone
 * @param isLive false where decisions are taken and nothing is written
 * @param issueDefaults what an issue is created with beside its case's values, such as its type
 */
public record SyncRules(
        List<FieldRule> fields,
        ItemRules items,
        Timing timing,
        boolean createsCases,
        boolean createsIssues,
        boolean opensNewCase,
        int answersMax,
        boolean isLive,
        Map<FieldName, String> issueDefaults) {
    public SyncRules {
        fields = List.copyOf(fields);
        issueDefaults = Collections.unmodifiableMap(new LinkedHashMap<>(issueDefaults));
    }

    /** True where a twin may be created on a side. */
    boolean creates(Side side) {
        return side == Side.CASE ? createsCases : createsIssues;
    }

    Optional<FieldRule> field(FieldName name) {
        return fields.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
