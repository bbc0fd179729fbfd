// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.ListChange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One event per member that a comma-separated list gained or lost: {@code added(Users)}, {@code removed(Users)}. Immutable.
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

    /** Position of the record's changed value that is meant; -1 where it has none. */
    public int indexIn(AuditView view) {
        return view.indexOfChange(names);
    }

    /** The members that events are about. */
    public List<String> members(AuditView view) {
        int index = indexIn(view);
        return index < 0 ? List.of() : membersOf(ListChange.of(view.changes().get(index)));
    }

    /** The members of a change that events are about. */
    public List<String> membersOf(ListChange change) {
        return isAdded ? change.gained() : change.lost();
    }
}
