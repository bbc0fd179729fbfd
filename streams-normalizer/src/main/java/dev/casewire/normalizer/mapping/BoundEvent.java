// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventPath;
import dev.casewire.normalizer.rule.EventTemplate;
import dev.casewire.normalizer.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule's event bound to one OCSF version: every path resolved. Immutable. */
final class BoundEvent {
    /** OCSF's activity for an act of which nothing is known. */
    private static final int UNKNOWN_ACTIVITY = 0;

    private final EventTemplate template;
    private final IntentBinding intent;
    private final List<Placement> placements;
    private final @Nullable EventPath actorUid;
    private final @Nullable EventPath actorName;

    private BoundEvent(
            EventTemplate template,
            IntentBinding intent,
            List<Placement> placements,
            @Nullable EventPath actorUid,
            @Nullable EventPath actorName) {
        this.template = template;
        this.intent = intent;
        this.placements = List.copyOf(placements);
        this.actorUid = actorUid;
        this.actorName = actorName;
    }

    /**
     * Binds an event.
     *
     * @throws IllegalArgumentException naming file, rule and problem
     */
    static BoundEvent of(EventTemplate template, Binding binding) {
        IntentBinding intent = binding.intent(template.place(), template.intent());
        ClassBinding target = intent.target();
        List<Placement> values = new ArrayList<>();
        List<Placement> literals = new ArrayList<>();
        template.placements().forEach((path, source) -> {
            Placement placement = Placement.of(template.place(), target.path(template.place(), path), source);
            (placement instanceof Placement.Beside ? literals : values).add(placement);
        });
        values.addAll(literals);
        Optional<String> actor = template.actorIfAbsent();
        return new BoundEvent(
                template,
                intent,
                values,
                actor.map(part -> target.path(template.place(), part + ".uid")).orElse(null),
                actor.map(part -> target.path(template.place(), part + ".name")).orElse(null));
    }

    ClassBinding target() {
        return intent.target();
    }

    EventTemplate template() {
        return template;
    }

    Severity severity() {
        return template.severity();
    }

    /** Starts the event with what the rule places. */
    EventDraft draft(Reading reading) {
        var record = reading.view().record();
        String name = intent.activityName().orElseGet(() -> caption(record));
        EventClass eventClass = target().eventClass();
        EventDraft draft = name.isEmpty()
                ? eventClass.draft(UNKNOWN_ACTIVITY, eventClass.ocsf().activityName(UNKNOWN_ACTIVITY))
                : eventClass.draft(intent.activityId(), name);
        for (Placement placement : placements) {
            placement.apply(reading, draft);
        }
        return draft;
    }

    private static String caption(JiraAuditRecord record) {
        return Objects.requireNonNullElse(Text.firstOf(record.getAction(), record.getActionKey()), "");
    }

    /** Id of who acted where the source names nobody but the rule knows. */
    @Nullable
    Object actorUid(EventDraft draft) {
        return actorUid == null ? null : actorUid.get(draft.record());
    }

    /** Name of who acted where the source names nobody but the rule knows. */
    @Nullable
    Object actorName(EventDraft draft) {
        return actorName == null ? null : actorName.get(draft.record());
    }
}
