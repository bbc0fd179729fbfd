// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.FormReader;
import dev.casewire.normalizer.audit.MarkedRecord;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.rule.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A rule's conditions, as they are asked of the records of one form. Which text a condition is about is the same for all of them, and
 * whether there is one; so each is asked of that text alone, or not at all. Answers are a bit for each condition that holds.
 * Immutable.
 */
final class Questions {
    /** More conditions than these have no room in the answers. */
    static final int MOST = Long.SIZE;

    private final List<Condition> conditions;
    private final long told;
    private final Open[] open;

    /** A condition that each record has to be asked. */
    private sealed interface Open {
        int number();

        boolean holds(FormReader texts, AuditView view);
    }

    /** About a text that the record carries. */
    private record OfText(int number, Condition condition, int position) implements Open {
        @Override
        public boolean holds(FormReader texts, AuditView view) {
            return condition.holdsFor(texts.text(position));
        }
    }

    /** About more than a text. */
    private record OfRecord(int number, Condition condition) implements Open {
        @Override
        public boolean holds(FormReader texts, AuditView view) {
            return condition.holds(Reading.of(view, null));
        }
    }

    private Questions(List<Condition> conditions, long told, List<Open> open) {
        this.conditions = conditions;
        this.told = told;
        this.open = open.toArray(Open[]::new);
    }

    /**
     * Sorts conditions out by a record of the form.
     *
     * @param conditions at most {@value #MOST}
     */
    static Questions of(List<Condition> conditions, AuditRecord record) {
        long told = 0;
        List<Open> open = new ArrayList<>();
        if (!conditions.isEmpty()) {
            MarkedRecord marked = MarkedRecord.of(record);
            Reading reading = Reading.of(AuditView.of(AuditRecord.of(marked.record())), null);
            for (int i = 0; i < conditions.size(); i++) {
                Condition condition = conditions.get(i);
                String value = condition.subject(reading);
                Integer position = value == null ? null : marked.texts().get(value);
                if (value == null || condition.isOfPresence() || !MarkedRecord.isDubious(value)) {
                    told |= condition.holdsFor(value) ? 1L << i : 0;
                } else {
                    open.add(position == null ? new OfRecord(i, condition) : new OfText(i, condition, position));
                }
            }
        }
        return new Questions(conditions, told, open);
    }

    /** Asks a record of the form. */
    long holding(FormReader texts, AuditView view) {
        long holding = told;
        for (Open question : open) {
            holding |= question.holds(texts, view) ? 1L << question.number() : 0;
        }
        return holding;
    }

    /** The conditions of an answer. */
    Set<Condition> held(long holding) {
        Set<Condition> held = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            if ((holding >>> i & 1) == 1) {
                held.add(conditions.get(i));
            }
        }
        return held;
    }
}
