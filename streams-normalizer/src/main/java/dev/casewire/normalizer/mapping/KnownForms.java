// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.AuditChange;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.FormReader;
import dev.casewire.normalizer.audit.Members;
import dev.casewire.normalizer.audit.RecordForm;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.event.EventLimit;
import dev.casewire.normalizer.rule.Condition;
import dev.casewire.normalizer.rule.FanOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Maps records by what became of those of the same form before: nearly all records of a log are of a few hundred forms.
 * Whatever a form cannot vouch for is left to the mapping itself. Thread-safe.
 */
final class KnownForms {
    /** Words may come from outside without end: beyond so many forms all are forgotten. */
    private static final int MOST_FORMS = 2_000;

    /** Where the texts of a form answer in more ways than these, the others are not learned. */
    private static final int MOST_ANSWERS = 64;

    /** Beyond about so many bytes that are kept of the events of learned forms all are forgotten as well. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    /** More members of a list than these come seldom. */
    private static final int MOST_MEMBERS = 12;

    /** Above it, whether an event carries the raw record may depend on its size. */
    private static final int LARGEST_RAW = 256 * 1024;

    private static final ThreadLocal<FormReader> READERS = ThreadLocal.withInitial(FormReader::new);

    private final Function<Source, MappingResult> mapping;
    private final Function<JiraAuditRecord, Optional<Asked>> asked;
    private final EventLimit limit;
    private final Map<RecordForm, Optional<Cases>> forms = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** Records of one form, by what their texts answer. */
    private record Cases(Questions questions, List<FanOut> fanOuts, Map<Answer, FormCase> byAnswer) {
        static Cases of(Asked asked, AuditRecord first) {
            return new Cases(Questions.of(asked.conditions(), first), asked.fanOuts(), new ConcurrentHashMap<>());
        }
    }

    /**
     * What a record's texts answer to what is asked of them.
     *
     * @param holding a bit for each condition that holds
     * @param lost how many members a list lost
     * @param gained how many it gained
     */
    private record Answer(long holding, int lost, int gained) {}

    /**
     * Knows no form at first.
     *
     * @param mapping maps any record
     * @param asked what is asked of a record, by nothing but its words; empty where its texts are looked at otherwise
     */
    KnownForms(
            Function<Source, MappingResult> mapping,
            Function<JiraAuditRecord, Optional<Asked>> asked,
            EventLimit limit) {
        this.mapping = mapping;
        this.asked = asked;
        this.limit = limit;
    }

    /** How many forms are known. */
    int size() {
        return forms.size();
    }

    /** What the record becomes, if its form is one that can be known. */
    Optional<MappingResult> map(AuditRecord record, RawData raw, Instant now) {
        FormReader reader = READERS.get();
        if (raw.size() > LARGEST_RAW || !reader.read(record)) {
            return Optional.empty();
        }
        Cases cases = cases(reader, record).orElse(null);
        if (cases == null) {
            return Optional.empty();
        }
        AuditView view = AuditView.of(record);
        Optional<Members> members = Optional.empty();
        if (!cases.fanOuts().isEmpty()) {
            List<Members> lists = lists(cases.fanOuts(), view);
            if (!areKnowable(lists, cases.fanOuts(), view)) {
                return Optional.empty();
            }
            members = lists.isEmpty() ? Optional.empty() : Optional.of(lists.get(0));
        }
        Answer answer = new Answer(
                cases.questions().holding(reader, view),
                members.map(it -> it.list().lost().size()).orElse(0),
                members.map(it -> it.list().gained().size()).orElse(0));
        var values = new Sample.Values(reader, members, record, raw, now);
        return caseOf(cases, answer).map(known -> known.map(values));
    }

    /** The lists that somebody is on, before the act or after it. */
    private static List<Members> lists(List<FanOut> fanOuts, AuditView view) {
        List<Members> lists = new ArrayList<>(1);
        for (FanOut fanOut : fanOuts) {
            int index = fanOut.indexIn(view);
            boolean isNew = index >= 0
                    && (lists.isEmpty() || lists.get(lists.size() - 1).change() != index);
            if (isNew && isList(view.changes().get(index))) {
                lists.add(Members.of(view, index));
            }
        }
        return lists;
    }

    private static boolean isList(AuditChange change) {
        return Text.firstOf(change.getFrom(), change.getTo()) != null;
    }

    /** One list at most, since an event of one carries the other whole; and of it, only what some few members tell. */
    private static boolean areKnowable(List<Members> lists, List<FanOut> fanOuts, AuditView view) {
        if (lists.isEmpty()) {
            return true;
        }
        Members members = lists.get(0);
        return lists.size() == 1
                && members.size() <= MOST_MEMBERS
                && fanOuts.stream()
                        .anyMatch(fanOut -> fanOut.indexIn(view) == members.change()
                                && !fanOut.membersOf(members.list()).isEmpty());
    }

    private Optional<Cases> cases(FormReader reader, AuditRecord record) {
        RecordForm form = reader.form();
        Optional<Cases> known = forms.get(form);
        if (known == null) {
            known = reader.hasWord(Sample::isDubious)
                    ? Optional.empty()
                    : asked.apply(record.decoded())
                            .filter(it -> it.conditions().size() <= Questions.MOST)
                            .map(it -> Cases.of(it, record));
            if (forms.size() >= MOST_FORMS) {
                forget();
            }
            forms.put(form.kept(), known);
        }
        return known;
    }

    private void keep(int learnedBytes) {
        if (bytes.addAndGet(learnedBytes) > MOST_BYTES) {
            forget();
        }
    }

    private void forget() {
        forms.clear();
        bytes.set(0);
    }

    private Optional<FormCase> caseOf(Cases cases, Answer answer) {
        FormCase known = cases.byAnswer().get(answer);
        if (known == null && cases.byAnswer().size() < MOST_ANSWERS) {
            known = cases.byAnswer().computeIfAbsent(answer, it -> newCase(cases.questions(), it));
        }
        return Optional.ofNullable(known);
    }

    private FormCase newCase(Questions questions, Answer answer) {
        Set<Condition> held = questions.held(answer.holding());
        return new FormCase(mapping, (condition, reading) -> held.contains(condition), limit, this::keep);
    }
}
