// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which things are mirrored that are not linked yet. An empty set takes everything. What is linked stays so, wherever it moves.
 *
 * @param projects keys of projects whose issues get a case; empty for none: a Jira site holds more than incidents
 * @param issueTypes names of their types
 * @param labels labels, one of which they carry
 * @param resolverTypes resolver types of cases that get an issue
 * @param engagementTypes engagement types of such cases
 * @param backfill what of the things that were there before is taken
 * @param since things created earlier are left alone; null for no such time
 */
public record Scope(
        Set<String> projects,
        Set<String> issueTypes,
        Set<String> labels,
        Set<String> resolverTypes,
        Set<String> engagementTypes,
        Backfill backfill,
        @Nullable Instant since) {
    /** What of the things that were there before is taken. */
    public enum Backfill {
        /** What is not closed. */
        OPEN,
        ALL,
        /** Only what is created at or after {@code since}. */
        NONE;

        static Backfill parse(String text) {
            return Choice.parse(Backfill.class, text);
        }
    }

    /** Every case that is open gets an issue; issues get a case once a project is named. */
    public static final Scope DEFAULTS =
            new Scope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Backfill.OPEN, null);

    public Scope {
        if (backfill == Backfill.NONE && since == null) {
            throw new IllegalArgumentException("backfill none needs since: the time from which new things are taken");
        }
        projects = Set.copyOf(projects);
        issueTypes = Set.copyOf(issueTypes);
        labels = Set.copyOf(labels);
        resolverTypes = Set.copyOf(resolverTypes);
        engagementTypes = Set.copyOf(engagementTypes);
    }

    /** True where an issue gets a case. */
    public boolean takesIssue(String project, String type, Set<String> itsLabels, Age age) {
        return projects.contains(project)
                && (issueTypes.isEmpty() || issueTypes.contains(type))
                && (labels.isEmpty() || itsLabels.stream().anyMatch(labels::contains))
                && takes(age);
    }

    /** True where a case gets an issue. */
    public boolean takesCase(String resolverType, String engagementType, Age age) {
        return (resolverTypes.isEmpty() || resolverTypes.contains(resolverType))
                && (engagementTypes.isEmpty() || engagementTypes.contains(engagementType))
                && takes(age);
    }

    private boolean takes(Age age) {
        Instant created = age.created();
        boolean isTooOld = since != null && created != null && created.isBefore(since);
        return !isTooOld && (backfill != Backfill.OPEN || !age.isClosed());
    }

    /**
     * What backfill looks at.
     *
     * @param created when the thing was created; null where it does not say
     * @param isClosed true where it is closed or done
     */
    public record Age(@Nullable Instant created, boolean isClosed) {}
}
