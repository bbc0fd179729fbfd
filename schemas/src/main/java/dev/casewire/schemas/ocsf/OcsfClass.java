// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A class of events. Immutable.
 *
 * @param name name as OCSF writes it, such as {@code group_management}
 * @param uid class uid, such as 3006; 0 for the base event
 * @param caption class name for people, the value of {@code class_name}
 * @param categoryUid value of {@code category_uid}
 * @param categoryCaption value of {@code category_name}
 * @param profiles profiles that the class knows
 * @param constraints rules over the presence of attributes
 * @param attributes attributes by name, sorted by name, those of profiles included
 */
public record OcsfClass(
        String name,
        int uid,
        String caption,
        int categoryUid,
        String categoryCaption,
        Set<String> profiles,
        List<OcsfConstraint> constraints,
        Map<String, OcsfAttribute> attributes)
        implements OcsfStructure {

    /** The activity that says "none of the others"; its {@code activity_name} is the source's own word. */
    public static final int OTHER = 99;

    public OcsfClass {
        profiles = Set.copyOf(profiles);
        constraints = List.copyOf(constraints);
        attributes = Attributes.sorted(attributes);
    }

    /** Captions of the activities by {@code activity_id}, written in decimal. */
    public Map<String, String> activities() {
        return activity().captions();
    }

    /**
     * The caption of an activity.
     *
     * @throws IllegalArgumentException when the class has no such activity
     */
    public String activityName(int activityId) {
        return activity()
                .caption(activityId)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " has no activity " + activityId + "; it has " + activities()));
    }

    /** The value of {@code type_uid} for an activity. */
    public long typeUid(int activityId) {
        return uid * 100L + activityId;
    }

    /**
     * The value of {@code type_name} for an activity.
     *
     * @throws IllegalArgumentException when the class has no such activity
     */
    public String typeName(int activityId) {
        return caption + ": " + activityName(activityId);
    }

    /** OCSF requires the attribute in every class. */
    private OcsfAttribute activity() {
        return attribute("activity_id").orElseThrow();
    }
}
