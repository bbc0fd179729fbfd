// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.rule.Condition;
import dev.casewire.normalizer.rule.EventTemplate;
import dev.casewire.normalizer.rule.FanOut;
import dev.casewire.normalizer.rule.Rule;
import dev.casewire.normalizer.rule.RuleSet;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the events of a record up to what all of them together decide (number, identity). Immutable. */
final class Composer {
    /** A list that gains or loses more members at once than these becomes one event. */
    private static final int MOST_EVENTS = 5_000;

    /** Where an event says why its record did not become the events that its rule wants. */
    private static final String RULE_FAULT = "rule_fault";

    /** One event that is about no member of a list. */
    private static final List<@Nullable String> SINGLE = Collections.singletonList(null);

    private final RuleSet rules;
    private final BoundRules bound;

    Composer(RuleSet rules, Binding binding) {
        this.rules = rules;
        this.bound = new BoundRules(rules, binding);
    }

    /** The rule of a record, by nothing but its key, caption and category. */
    Optional<Rule> find(JiraAuditRecord record) {
        return rules.find(record);
    }

    /** The events that the record's own rule makes. */
    Composition compose(Source source, Rule rule) {
        Composition composition = new Composition();
        for (BoundEvent event : bound.events(rule)) {
            EventTemplate template = event.template();
            if (!(template.isOtherwise() && !composition.isEmpty()) && applies(template, source)) {
                compose(source, event, composition);
            }
        }
        if (composition.isEmpty()) {
            composition.fail("no event of the rule applies", 0);
        }
        return composition;
    }

    /** Whether a rule's events take the record's texts as they are, without a look at them but for what is {@link Asked}. */
    boolean onlyCarries(Rule rule) {
        if (rule.conditions().stream().anyMatch(Condition::isOfItem)) {
            return false;
        }
        for (BoundEvent event : bound.events(rule)) {
            boolean takesNoList = event.template().fanOut().isEmpty() || event.leavesChanges();
            if (!takesNoList || !event.onlyCarries()) {
                return false;
            }
        }
        return true;
    }

    private void compose(Source source, BoundEvent event, Composition composition) {
        EventTemplate template = event.template();
        List<@Nullable String> items = template.fanOut()
                .<List<@Nullable String>>map(f -> f.members(source.view()))
                .orElse(SINGLE);
        if (composition.parts().size() + items.size() > MOST_EVENTS) {
            composition.fail("more than " + MOST_EVENTS + " events", severity(event, source, null));
            return;
        }
        for (String item : items) {
            Reading reading = Reading.of(source.view(), item);
            template.fanOut().map(FanOut::names).ifPresent(reading::takeChange);
            int severity = severity(event, source, item);
            EventDraft draft = draft(event, reading, severity, source.now());
            Optional<String> fault = draft.settle();
            if (fault.isPresent()) {
                composition.fail(fault.get(), severity);
            } else {
                composition.add(new Composition.Part(Route.SPECIFIC, event.writer(), reading, draft));
                if (template.isOtherwise()) {
                    composition.fault().ifPresent(cause -> draft.unmapped(RULE_FAULT, cause));
                    composition.cover();
                }
            }
        }
    }

    /** The event of a record by its verb alone, which every record can have. */
    Composition.Part fallback(Source source, int leastSeverity, Optional<String> ruleFault) {
        String intent = rules.fallbackIntent(source.view());
        BoundEvent event = bound.fallbackFor(intent);
        Reading reading = Reading.of(source.view(), null);
        int severity = Math.max(leastSeverity, severity(event, source, null));
        EventDraft draft = draft(event, reading, severity, source.now());
        ruleFault.ifPresent(fault -> draft.unmapped(RULE_FAULT, fault));
        draft.settle().ifPresent(fault -> {
            throw new IllegalStateException("the fallback must fit every record: " + fault);
        });
        return new Composition.Part(
                RuleSet.isByVerb(intent) ? Route.FALLBACK : Route.OTHER, event.writer(), reading, draft);
    }

    private EventDraft draft(BoundEvent event, Reading reading, int severity, Instant now) {
        EventDraft draft = event.draft(reading);
        event.relations().write(reading, draft);
        ClassWriter writer = event.writer();
        writer.things().ifPresent(things -> things.write(reading, draft));
        writer.changes()
                .ifPresent(changes -> changes.write(reading, event.template().data(), draft));
        event.writeAttributes(reading, draft);
        writer.envelope().write(reading.view(), event, severity, now, draft);
        return draft;
    }

    /** What only decides is not thereby mapped, so conditions get a reading of their own. */
    private static boolean applies(EventTemplate template, Source source) {
        return template.conditions().isEmpty()
                || source.answers().allHold(template.conditions(), Reading.of(source.view(), null));
    }

    private static int severity(BoundEvent event, Source source, @Nullable String item) {
        return event.severity().raises().isEmpty()
                ? event.severity().level()
                : event.severity().of(Reading.of(source.view(), item), source.answers());
    }
}
