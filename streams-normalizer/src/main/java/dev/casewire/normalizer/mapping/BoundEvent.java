// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventPath;
import dev.casewire.normalizer.event.EventSlot;
import dev.casewire.normalizer.event.EventStart;
import dev.casewire.normalizer.rule.EventTemplate;
import dev.casewire.normalizer.rule.Severity;
import dev.casewire.schemas.ocsf.OcsfClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A rule's event bound to one OCSF version: every path resolved. Immutable. */
final class BoundEvent {
    /** OCSF's activity for an act of which nothing is known. */
    private static final int UNKNOWN_ACTIVITY = 0;

    private final EventTemplate template;
    private final IntentBinding intent;
    private final List<Placement> placements;
    private final @Nullable EventPath attributesTo;
    private final Relations relations;
    private final ClassWriter writer;
    private final EventStart start;

    /** For a record that should name the activity and has no caption. */
    private final EventStart nameless;

    private final EventSlot activityName;

    private final @Nullable EventPath actorUid;
    private final @Nullable EventPath actorName;

    private BoundEvent(
            EventTemplate template,
            IntentBinding intent,
            List<Placement> placements,
            @Nullable EventPath attributesTo,
            @Nullable EventPath actorUid,
            @Nullable EventPath actorName,
            ClassWriter writer) {
        this.template = template;
        this.relations = Relations.of(template, intent.target().eventClass());
        this.writer = writer;
        this.intent = intent;
        this.placements = List.copyOf(placements);
        this.attributesTo = attributesTo;
        OcsfClass ocsf = intent.target().eventClass().ocsf();
        this.start = writer.start()
                .ofActivity(intent.activityId(), intent.activityName().orElse(""));
        this.nameless = writer.start().ofActivity(UNKNOWN_ACTIVITY, ocsf.activityName(UNKNOWN_ACTIVITY));
        this.activityName = intent.target().eventClass().slot("activity_name");
        this.actorUid = actorUid;
        this.actorName = actorName;
    }

    /**
     * Binds an event.
     *
     * @param writers what writes the parts of a class's events that no rule places
     * @throws IllegalArgumentException naming file, rule and problem
     */
    static BoundEvent of(EventTemplate template, Binding binding, Function<ClassBinding, ClassWriter> writers) {
        IntentBinding intent = binding.intent(template.place(), template.intent());
        if (!template.data().isEmpty() && intent.target().before().isEmpty()) {
            throw new IllegalArgumentException(template.place() + ": data: events of "
                    + intent.target().eventClass() + " have no place for data; place the value elsewhere");
        }
        List<Placement> values = new ArrayList<>();
        List<Placement> literals = new ArrayList<>();
        template.placements().forEach((path, source) -> {
            EventSlot slot = binding.slot(source.place(), template.intent(), path);
            Placement.of(source.place(), intent.target().eventClass(), slot, source.expression())
                    .ifPresent(made -> (made instanceof Placement.Beside ? literals : values).add(made));
        });
        values.addAll(literals);
        values.addAll(intent.target().untold());
        Optional<String> actor = template.actorIfAbsent();
        return new BoundEvent(
                template,
                intent,
                values,
                template.attributesTo()
                        .flatMap(text -> path(binding, template, text))
                        .orElse(null),
                actor.flatMap(part -> path(binding, template, part + ".uid")).orElse(null),
                actor.flatMap(part -> path(binding, template, part + ".name")).orElse(null),
                writers.apply(intent.target()));
    }

    private static Optional<EventPath> path(Binding binding, EventTemplate template, String text) {
        return binding.slot(template.place(), template.intent(), text).path();
    }

    /** What writes the parts that no rule places. */
    ClassWriter writer() {
        return writer;
    }

    /** What writes what the record's other things are to the one that the event is about. */
    Relations relations() {
        return relations;
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

    /** Whether the event takes the record's texts as they are, whatever they say. */
    boolean onlyCarries() {
        return placements.stream().allMatch(Placement::onlyCarries);
    }

    /** Whether nothing of changed values goes into the event but what it leaves over. */
    boolean leavesChanges() {
        return writer.changes().isEmpty()
                && template.placements().values().stream()
                        .noneMatch(source -> source.expression().isOfChange());
    }

    /** Starts the event with what the rule places. */
    EventDraft draft(Reading reading) {
        EventDraft draft = intent.activityName().isPresent() ? start.draft() : namedByRecord(reading);
        for (Placement placement : placements) {
            placement.apply(reading, draft);
        }
        return draft;
    }

    /** An event whose activity the record's caption names; without one nothing is known of it. */
    private EventDraft namedByRecord(Reading reading) {
        String name = caption(reading.view().record());
        if (name.isEmpty()) {
            return nameless.draft();
        }
        EventDraft draft = start.draft();
        activityName.put(draft, name);
        return draft;
    }

    /** Puts the extra attributes to their place, beside what is there; one whose name is taken stays where it is. */
    void writeAttributes(Reading reading, EventDraft draft) {
        if (attributesTo == null) {
            return;
        }
        List<AuditAttribute> attributes = reading.view().record().getAttributes();
        Map<String, Object> present = attributesTo.members(draft.record());
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < attributes.size(); i++) {
            AuditAttribute attribute = attributes.get(i);
            String name = Text.firstOf(attribute.getName(), attribute.getKey());
            boolean isFree = name != null && !present.containsKey(name);
            if (isFree && attribute.getValue() != null && !reading.hasReadAttribute(i)) {
                values.putIfAbsent(name, attribute.getValue());
            }
        }
        Map<String, Object> all = new LinkedHashMap<>(present);
        all.putAll(values);
        if (!values.isEmpty() && attributesTo.setBeside(draft.record(), all)) {
            reading.takeAttributes(values.keySet());
        }
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
