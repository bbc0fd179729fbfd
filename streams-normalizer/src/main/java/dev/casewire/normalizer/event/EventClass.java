// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.schemas.ocsf.OcsfClass;
import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import java.util.Optional;
import org.apache.avro.Schema;

/** One OCSF class in one version, ready to make events of: its emission profile and what OCSF demands of it. Immutable. */
public final class EventClass {
    private final OcsfFacts facts;
    private final OcsfClass ocsfClass;
    private final FlatLayout layout;
    private final RecordShape shape;
    private final String topic;
    private final int unmapped;

    private EventClass(OcsfFacts facts, OcsfClass ocsfClass, Schema schema) {
        this.facts = facts;
        this.ocsfClass = ocsfClass;
        this.layout = new FlatLayout(schema);
        this.shape = RecordShape.of(facts, ocsfClass, layout);
        this.unmapped = layout.place("unmapped");
        this.topic = OcsfSchemas.topic(facts.version(), ocsfClass.name());
    }

    /**
     * The class of this name.
     *
     * @param version OCSF version, such as 1.8.0
     * @param name such as {@code group_management}
     * @throws IllegalArgumentException when there is no emission profile for it
     */
    public static EventClass of(String version, String name) {
        OcsfFacts facts = OcsfFacts.of(version);
        return new EventClass(facts, facts.classNamed(name), OcsfSchemas.schema(version, name));
    }

    public String name() {
        return ocsfClass.name();
    }

    public OcsfFacts facts() {
        return facts;
    }

    public OcsfClass ocsf() {
        return ocsfClass;
    }

    /** The emission profile. */
    public Schema schema() {
        return layout.schema();
    }

    /** Name of the class's topic, without a prefix. */
    public String topic() {
        return topic;
    }

    /** Where the profile takes what it has no place for. */
    int unmapped() {
        return unmapped;
    }

    FlatLayout layout() {
        return layout;
    }

    RecordShape shape() {
        return shape;
    }

    /** The path, where the emission profile holds it as a leaf. */
    public Optional<EventPath> path(String text) {
        return EventPath.resolve(layout, text);
    }

    /**
     * A path that the envelope writes: within the profile, or else bound for {@code unmapped} under its own name, as where a
     * later version than this one brought it.
     */
    public EventSlot slot(String text) {
        return new EventSlot(text, path(text));
    }

    /** The list of records at a root attribute. */
    public Optional<EventList> list(String attribute) {
        return EventList.of(layout, attribute);
    }

    /**
     * Starts an event of an activity.
     *
     * @param activityName the activity's name; for an activity that OCSF names itself, that name
     * @throws IllegalArgumentException when the class has no such activity
     */
    public EventDraft draft(int activityId, String activityName) {
        return start().ofActivity(activityId, activityName).draft();
    }

    /** What all events of the class begin with. */
    public EventStart start() {
        return EventStart.of(this);
    }

    @Override
    public String toString() {
        return facts.version() + " " + name();
    }
}
