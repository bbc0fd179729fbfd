// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.AuditChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a comma-separated list lost and gained. Members keep the order of their list. A name that holds a comma cannot be told
 * from two. Immutable.
 */
public record ListChange(List<String> lost, List<String> gained) {
    private static final String SEPARATOR = ",";

    public ListChange {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    /** Reads a changed value whose sides are lists. */
    public static ListChange of(AuditChange change) {
        Set<String> before = split(change.getFrom());
        Set<String> after = split(change.getTo());
        return new ListChange(without(before, after), without(after, before));
    }

    /** Lists of nothing but members. */
    static String joined(List<String> members) {
        return String.join(SEPARATOR, members);
    }

    private static List<String> without(Set<String> members, Set<String> others) {
        List<String> left = new ArrayList<>();
        for (String member : members) {
            if (!others.contains(member)) {
                left.add(member);
            }
        }
        return left;
    }

    private static Set<String> split(@Nullable String list) {
        Set<String> members = new LinkedHashSet<>();
        if (list != null) {
            int start = 0;
            while (start <= list.length()) {
                int comma = list.indexOf(SEPARATOR, start);
                int end = comma < 0 ? list.length() : comma;
                String member = list.substring(start, end).strip();
                if (!member.isEmpty()) {
                    members.add(member);
                }
                start = end + 1;
            }
        }
        return members;
    }
}
