// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;
import dev.casewire.sync.status.CaseStatus;
import dev.casewire.sync.status.StatusRelation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status: a side moves only where the pair stops agreeing and the other side moved, so that one Jira status for several
 * phases never pulls a case back.
 *
 * @param relation which statuses agree
 * @param policy who moves where both moved
 * @param closesSupported true where a done issue closes a case that AWS works on
 * @param resolutions Jira resolution by closure code
 * @param from the only side whose moves are carried over; null where both are
 */
public record StatusField(
        StatusRelation relation,
        Policy policy,
        boolean closesSupported,
        Map<String, String> resolutions,
        @Nullable Side from)
        implements FieldRule {
    public StatusField {
        resolutions = Map.copyOf(resolutions);
    }

    @Override
    public FieldName name() {
        return FieldName.STATUS;
    }

    @Override
    public Merge merge(Comparison comparison) {
        Values seen = comparison.seen();
        CaseStatus caseStatus = CaseStatus.find(seen.ofCase()).orElse(null);
        if (caseStatus == null) {
            return new Merge.Held(
                    "unknown-status", "the case is in '" + seen.ofCase() + "', which Casewire does not know");
        }
        if (relation.agrees(caseStatus, seen.ofIssue())) {
            return seen.equals(comparison.base()) ? new Merge.Rest() : new Merge.Agreed(seen);
        }
        boolean isCaseMoved = comparison.isChanged(Side.CASE);
        boolean isIssueMoved = comparison.isChanged(Side.ISSUE);
        if (!isCaseMoved && !isIssueMoved) {
            return new Merge.Rest();
        }
        if (from != null && !comparison.isChanged(from)) {
            return new Merge.Held(
                    "one-way",
                    "the " + from.other().text() + " was moved, and only the " + from.text() + " moves the pair");
        }
        if (from != null) {
            return from == Side.CASE
                    ? moveIssue(caseStatus, seen, comparison.facts())
                    : moveCase(caseStatus, seen, comparison.facts());
        }
        if (isCaseMoved && (!isIssueMoved || policy == Policy.CASE)) {
            return moveIssue(caseStatus, seen, comparison.facts());
        }
        if (isIssueMoved && (!isCaseMoved || policy == Policy.ISSUE)) {
            return moveCase(caseStatus, seen, comparison.facts());
        }
        return new Merge.Held("conflict", "both sides changed their status, and the policy of status is hold");
    }

    private Merge moveIssue(CaseStatus caseStatus, Values seen, CaseFacts facts) {
        Optional<String> wanted = relation.preferred(caseStatus);
        if (wanted.isEmpty()) {
            return new Merge.Held("unmapped-status", "no Jira status is configured for '" + caseStatus.text() + "'");
        }
        return new Merge.Write(
                Side.ISSUE,
                wanted.get(),
                seen.with(Side.ISSUE, wanted.get()),
                null,
                List.of(),
                resolution(wanted.get(), facts),
                null);
    }

    private Merge moveCase(CaseStatus from, Values seen, CaseFacts facts) {
        String jira = seen.ofIssue();
        if (from == CaseStatus.CLOSED) {
            return new Merge.Reopened("the issue was moved to '" + jira
                    + "' after the case was closed, and Security Incident Response cannot reopen a case");
        }
        if (!relation.knows(jira)) {
            return new Merge.Held("unmapped-status", "no case status is configured for the Jira status '" + jira + "'");
        }
        if (relation.isDone(jira)) {
            return facts.isSelfManaged() || closesSupported
                    ? toCase(List.of(CaseStatus.CLOSED), seen)
                    : new Merge.Held(
                            "aws-closes",
                            "the issue is done, and AWS works on the case: only AWS closes it (policy never)");
        }
        if (!facts.isSelfManaged()) {
            return new Merge.Held(
                    "aws-moves", "the issue was moved to '" + jira + "', and only AWS moves a case that it works on");
        }
        return relation.wayTo(from, jira)
                .map(path -> toCase(path, seen))
                .orElseGet(() -> new Merge.Held(
                        "no-path",
                        "a case cannot go from '" + from.text() + "' to a status that agrees with '" + jira + "'"));
    }

    private static Merge toCase(List<CaseStatus> path, Values seen) {
        List<String> via = path.stream().map(CaseStatus::text).toList();
        String wanted = via.get(via.size() - 1);
        return new Merge.Write(Side.CASE, wanted, seen.with(Side.CASE, wanted), null, via, null, null);
    }

    /** The resolution that goes with a closed case; null where none is configured. */
    private @Nullable String resolution(String jiraStatus, CaseFacts facts) {
        if (!relation.isDone(jiraStatus) || facts.closureCode() == null) {
            return null;
        }
        return resolutions.get(facts.closureCode());
    }

    @Override
    public Optional<Merge.Write> create(Side target, String origin) {
        return Optional.empty();
    }
}
