// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.normalizer.audit.AuditView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One event per member that a comma-separated list gained or lost: {@code added(Users)}, {@code removed(Users)}. Members keep
 * the order of the list. A name that holds a comma cannot be told from two. Immutable.
 *
 * @param isAdded whether gained members are meant, else lost ones
 * @param names names and keys of the changed value
 */
public record FanOut(boolean isAdded, List<String> names) {
    private static final Pattern FORM = Pattern.compile("(added|removed)\\(([^)]+)\\)");

    public FanOut {
        names = List.copyOf(names);
    }

    /**
     * Reads a fan-out.
     *
     * @throws IllegalArgumentException when it has another form
     */
    static FanOut parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("each must be added(NAME) or removed(NAME), is '" + text + "'");
        }
        return new FanOut(form.group(1).equals("added"), ExpressionParser.names(form.group(2)));
    }

    /** The members that events are about. */
    public List<String> members(AuditView view) {
        int index = view.indexOfChange(names);
        if (index < 0) {
            return List.of();
        }
        var change = view.record().getChangedValues().get(index);
        Set<String> before = split(change.getFrom());
        Set<String> after = split(change.getTo());
        Set<String> members = isAdded ? after : before;
        members.removeAll(isAdded ? before : after);
        return new ArrayList<>(members);
    }

    private static Set<String> split(@Nullable String list) {
        Set<String> members = new LinkedHashSet<>();
        if (list != null) {
            int start = 0;
            while (start <= list.length()) {
                int comma = list.indexOf(',', start);
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
