// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.AuditChange;
import dev.casewire.jira.JiraAuditRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who left or joined a list, as texts that a record carries. Immutable.
 *
 * @param change position of the changed value that tells of the list
 */
public record Members(int change, ListChange list) {
    /** Stands for all who were and are on the list. Where it turns up in an event, the event tells of more than a member. */
    public static final String OTHERS = "\uE003others\uE003";

    /** The members of the list at a position of a record's changed values. */
    public static Members of(JiraAuditRecord record, int change) {
        return new Members(change, ListChange.of(record.getChangedValues().get(change)));
    }

    public int size() {
        return list.lost().size() + list.gained().size();
    }

    /** A member, those who left first. */
    public String text(int index) {
        int lost = list.lost().size();
        return index < lost ? list.lost().get(index) : list.gained().get(index - lost);
    }

    /** The changed value with placeholders for the members, whose positions begin at one. */
    AuditChange marked(AuditChange changed, int from) {
        List<String> before = new ArrayList<>(List.of(OTHERS));
        List<String> after = new ArrayList<>(List.of(OTHERS));
        for (int i = 0; i < size(); i++) {
            (i < list.lost().size() ? before : after).add(TextKind.PLAIN.placeholder(from + i));
        }
        return AuditChange.newBuilder(changed)
                .setFrom(ListChange.joined(before))
                .setTo(ListChange.joined(after))
                .build();
    }
}
