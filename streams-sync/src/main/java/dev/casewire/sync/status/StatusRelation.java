// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.status;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which case status agrees with which Jira statuses. Names of Jira statuses are compared without regard to case, as Jira
 * does. Immutable.
 *
 * @param agreeing for each case status the Jira statuses it agrees with, the preferred one first
 */
public record StatusRelation(Map<CaseStatus, List<String>> agreeing) {
    public StatusRelation {
        agreeing.forEach((status, names) -> {
            if (names.isEmpty()) {
                throw new IllegalArgumentException("'" + status.text() + "' must agree with at least one Jira status");
            }
        });
        agreeing = Map.copyOf(agreeing);
    }

    /** The public peer's mapping, with every Jira status that is reached by it agreeing with all its case statuses. */
    public static StatusRelation defaults() {
        return new StatusRelation(Map.of(
                CaseStatus.SUBMITTED, List.of("To Do"),
                CaseStatus.ACKNOWLEDGED, List.of("In Progress", "To Do"),
                CaseStatus.DETECTION, List.of("In Progress"),
                CaseStatus.CONTAINMENT, List.of("In Progress"),
                CaseStatus.POST_INCIDENT, List.of("In Review"),
                CaseStatus.READY_TO_CLOSE, List.of("In Review"),
                CaseStatus.CLOSED, List.of("Done")));
    }

    /** True where the two may stand side by side at rest. */
    public boolean agrees(CaseStatus status, String jiraStatus) {
        String wanted = fold(jiraStatus);
        return agreeing.getOrDefault(status, List.of()).stream()
                .anyMatch(name -> fold(name).equals(wanted));
    }

    /** The Jira status that a case status brings the issue to; empty where the relation says nothing. */
    public Optional<String> preferred(CaseStatus status) {
        return agreeing.getOrDefault(status, List.of()).stream().findFirst();
    }

    /** True where the relation names the Jira status at all. */
    public boolean knows(String jiraStatus) {
        return agreeing.keySet().stream().anyMatch(status -> agrees(status, jiraStatus));
    }

    /** True for a Jira status that means the work is done. */
    public boolean isDone(String jiraStatus) {
        return agrees(CaseStatus.CLOSED, jiraStatus);
    }

    /**
     * Shortest way for a self-managed case to a status that agrees with a Jira status, in the order of the case's life where
     * two are as near. Closing is not among them: it has its own policy.
     */
    public Optional<List<CaseStatus>> wayTo(CaseStatus from, String jiraStatus) {
        List<CaseStatus> best = null;
        for (CaseStatus target : candidates(jiraStatus)) {
            List<CaseStatus> path = CaseGraph.path(from, target).orElse(null);
            if (path != null && (best == null || path.size() < best.size())) {
                best = path;
            }
        }
        return Optional.ofNullable(best);
    }

    private Set<CaseStatus> candidates(String jiraStatus) {
        Set<CaseStatus> candidates = new LinkedHashSet<>();
        List<CaseStatus> writable =
                new ArrayList<>(List.of(CaseStatus.DETECTION, CaseStatus.CONTAINMENT, CaseStatus.POST_INCIDENT));
        for (CaseStatus status : writable) {
            if (agrees(status, jiraStatus)) {
                candidates.add(status);
            }
        }
        return candidates;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).strip();
    }
}
